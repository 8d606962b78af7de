import { readFileSync, rmSync, utimesSync, writeFileSync, renameSync, linkSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { hasEnded, thisProcess, type ProcessName } from "./processName.ts";

/** How to take a folder. */
export interface ClaimOptions {
  /** Milliseconds to wait for a holder that is about to go. */
  readonly patience?: number;
}

const heartbeat = 2000; // ms between signs of life
const silence = 10_000; // ms without one, after which a process on another machine counts as gone
const nap = 50; // ms
const inUseCode = "IN_USE";

/**
 * Takes a folder for this process alone, by a file `lock` in it that only one process can make. A lock whose process
 * has ended is taken over. Answers how to give the folder back.
 *
 * @throws where another process holds the folder, saying which.
 */
export async function claim(folder: string, { patience = 0 }: ClaimOptions = {}): Promise<() => void> {
  const path = join(folder, "lock");
  const mine = `${JSON.stringify(thisProcess())}\n`;
  const begun = performance.now();
  while (!create(path, mine)) {
    const theirs = contentOf(path);
    if (theirs === undefined) continue;
    const holder = holderOf(theirs);
    if (await isGone(path, holder)) takeAway(path, theirs);
    else if (performance.now() - begun >= patience) throw inUse(folder, path, holder);
    else await setTimeout(nap);
  }
  const beat = setInterval(() => touch(path), heartbeat).unref();
  return () => {
    clearInterval(beat);
    if (contentOf(path) === mine) rmSync(path, { force: true });
  };
}

/** Does something in a folder that is this process's own meanwhile; nothing where another process holds it. */
export async function ifFree<Answer>(folder: string, act: () => Answer): Promise<Answer | undefined> {
  let release: () => void;
  try {
    release = await claim(folder);
  } catch (error) {
    if (isInUse(error)) return undefined;
    throw error;
  }
  try {
    return act();
  } finally {
    release();
  }
}

/** Whether it was another process's hold on a folder that kept this one out. */
export const isInUse = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === inUseCode;

/** Whether a process that is alive holds a folder. Changes nothing. */
export async function isHeld(folder: string): Promise<boolean> {
  const path = join(folder, "lock");
  const theirs = contentOf(path);
  return theirs !== undefined && !(await isGone(path, holderOf(theirs)));
}

/** Makes the lock, and answers whether it was there to be made. */
function create(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    rmSync(path, { force: true }); // made, but not written: a full disk
    throw error;
  }
}

/** Whether nobody holds a lock any more. Only its process can tell, or its heart; the clock, which may be set, is not asked. */
async function isGone(path: string, holder: ProcessName | undefined): Promise<boolean> {
  const ended = holder && hasEnded(holder);
  if (ended !== undefined) return ended;
  // Of another machine, or still without a word in it: its heart must beat.
  const before = timeOf(path);
  const patience = holder ? silence : heartbeat;
  for (let waited = 0; waited < patience; waited += nap) {
    await setTimeout(nap);
    if (timeOf(path) !== before) return false;
  }
  return true;
}

/** Removes a lock that says `expected`, and no other that came in its place meanwhile. */
function takeAway(path: string, expected: string): void {
  const aside = `${path}.${process.pid}.tmp`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, "utf8") !== expected) linkSync(aside, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "EEXIST") throw error; // another process was faster
  } finally {
    rmSync(aside, { force: true });
  }
}

function holderOf(text: string): ProcessName | undefined {
  try {
    const holder = JSON.parse(text) as ProcessName | null;
    return typeof holder?.pid === "number" ? holder : undefined;
  } catch {
    return undefined;
  }
}

function inUse(folder: string, path: string, holder: ProcessName | undefined): Error {
  const who = holder ? `process ${holder.pid} on ${holder.host}, since ${holder.since}` : "another process";
  const rule = `wait for it, stop it, or use another folder (if it is gone, delete ${path})`;
  return Object.assign(new Error(`${folder}: is in use by ${who}; ${rule}`), { code: inUseCode });
}

/** What a lock says; undefined where it is gone, perhaps just now. */
function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!["EACCES", "EISDIR"].includes(code)) return undefined;
    const rule = "wait for whoever made it, or delete it if nobody is at the folder";
    throw new Error(`${path}: stands in the way and cannot be read (${code}); ${rule}`, { cause: error });
  }
}

const timeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs;

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // The folder is gone, or was moved; there is nothing left to hold.
  }
}
