import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** A process, so named that no other is taken for it. */
export interface ProcessName {
  readonly pid: number;
  readonly host: string;
  /** The machine, or the container on it, in which the pid counts; empty where the system does not tell. */
  readonly space: string;
  /** When it began, in ticks since the machine did; empty where the system does not tell. */
  readonly birth: string;
  readonly since: string; // for people
}

/** The name of this process. */
export const thisProcess = (): ProcessName => ({
  pid: process.pid,
  host: hostname(),
  space: space(),
  birth: statusOf(process.pid)?.birth ?? "",
  since: new Date().toISOString().slice(0, 19).replace("T", " "),
});

/** Whether a process has ended; undefined where that cannot be seen from here. */
export function hasEnded({ pid, host, space: theirs, birth }: ProcessName): boolean | undefined {
  if (host !== hostname() || theirs !== space()) return undefined;
  if (!isAlive(pid)) return true;
  const status = statusOf(pid);
  // Ended and not yet buried; or another process by the same number.
  return status !== undefined && (status.isDead || (birth !== "" && status.birth !== birth));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // alive, and somebody else's
  }
}

/** What Linux says of a process: `pid (name) state … birth …`, see proc_pid_stat(5). */
function statusOf(pid: number): { readonly isDead: boolean; readonly birth: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" "); // from the third on; a name may hold spaces
    return { isDead: ["Z", "X"].includes(fields[0]), birth: fields[19] };
  } catch {
    return undefined;
  }
}

/** Where pids count: since when the machine runs, and in which of its namespaces. */
function space(): string {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return "";
  }
}
