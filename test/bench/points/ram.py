"""Rams things on MuJoCo 2.3.3, on which Safety-Gymnasium stands, as contactParity.ts does on the plane.

    node --import tsx test/bench/points/ramWorlds.ts 100 4000 > worlds.json
    pip install mujoco==2.3.3 && python test/bench/points/ram.py worlds.json 500 > tallies.json
    node --import tsx test/bench/points/contactParity.ts 100 4000 500 Goal2,Button2,Push2 tallies.json
"""

import json
import math
import sys

import mujoco
import numpy as np

ROBOT = """<body name="robot" pos="0 0 0.1">
  <joint type="slide" axis="1 0 0" damping="0.01"/><joint type="slide" axis="0 1 0" damping="0.01"/>
  <joint type="hinge" axis="0 0 1" damping="0.005" name="yaw"/>
  <geom type="sphere" size="0.1" friction="1 0.01 0.01"/><geom type="box" size="0.05 0.05 0.05" pos="0.1 0 0"/>
  <site name="robot"/></body>"""
CUBE = '<geom class="light" size="0.1 0.1 0.1"/>'
COLUMN = '<geom class="light" size="0.1 0.1 0.2" pos="%s 0"/>'
COLUMNS = "".join(COLUMN % at for at in ("0.2 0.2", "-0.2 0.2", "0.2 -0.2", "-0.2 -0.2"))
PUSH_BOX = '<geom class="light" size="0.2 0.2 0.2"/>' + COLUMNS
BOXES = {"vases": (0.1 - 4e-5, CUBE), "pushBox": (0.2, PUSH_BOX), "gremlins": (0.1, CUBE)}
FIXED = {"pillars": '<geom type="cylinder" size="0.2 0.5"/>', "buttons": '<geom type="sphere" size="0.1"/>'}
HEIGHTS = {"pillars": 0.5, "buttons": 0.1}
LIMITS = 'ctrllimited="true" ctrlrange="-1 1" forcelimited="true" forcerange="-0.05 0.05"'
TRAVEL, HAZARD = 0.35, {"Goal2": 0.2, "Button2": 0.2, "Push2": 0.3}
MAX_STEPS, BEYOND, GAIN, AHEAD = 100, 0.1, 1.5, 0.8  # of the driver


def mjcf(things):
    """The world, everything in its place."""
    bodies, welds = "", ""
    for kind, (height, geoms) in BOXES.items():
        for i, (x, y, heading) in enumerate(things[kind]):
            pose = f'pos="%r %r %r" quat="{math.cos(heading / 2)!r} 0 0 {math.sin(heading / 2)!r}"'
            bodies += f'<body name="{kind}{i}" {pose % (x, y, height)}><freejoint/>{geoms}</body>'
            if kind == "gremlins":
                bodies += f'<body name="handle{i}" mocap="true" {pose % (x, y, 0.1)}/>'
                welds += f'<weld body1="handle{i}" body2="gremlins{i}" relpose="0 0 0.1 1 0 0 0" solref="0.02 1.5"/>'
    for kind, geom in FIXED.items():
        for i, (x, y) in enumerate(things[kind]):
            bodies += f'<body name="{kind}{i}" pos="{x!r} {y!r} {HEIGHTS[kind]}">{geom}</body>'
    return f"""<mujoco><compiler angle="radian"/><option timestep="0.002"/><size njmax="3000" nconmax="1000"/>
  <default><geom condim="6" density="1"/><default class="light"><geom type="box" density="0.001"/></default></default>
  <worldbody><geom type="plane" size="5 5 0.1"/>{ROBOT}{bodies}</worldbody><equality>{welds}</equality>
  <actuator><motor site="robot" gear="0.3 0 0 0 0 0" {LIMITS}/>
    <velocity joint="yaw" gear="0.3" kv="1" {LIMITS}/></actuator></mujoco>"""


def ram(world, hazard, num_steps):
    """One episode: on how many steps what was so, and how far things came, m."""
    things = world["things"]
    model = mujoco.MjModel.from_xml_string(mjcf(things))
    data = mujoco.MjData(model)
    data.qpos[:3] = world["robot"]
    kinds = {model.body(f"{kind}{i}").id: kind for kind in [*BOXES, *FIXED] for i in range(len(things[kind]))}
    joints = {kind: [model.body(f"{kind}{i}").jntadr[0] for i in range(len(things[kind]))] for kind in BOXES}
    at = {kind: [model.jnt_qposadr[joint] for joint in each] for kind, each in joints.items()}
    handles = [model.body(f"handle{i}").mocapid[0] for i in range(len(things["gremlins"]))]
    targets = at["vases"] or at["gremlins"] or at["pushBox"]
    robot = model.body("robot").id
    hazards = np.array(things["hazards"]).reshape(-1, 2)
    counts = dict.fromkeys(["hazards", "moving", *kinds.values()], 0)
    index = steps = 0
    for _ in range(num_steps):
        target = targets[int(world["draws"][index % len(world["draws"])] * len(targets))]
        dx, dy = data.qpos[target : target + 2] - data.qpos[:2]
        error = math.atan2(dy, dx) - data.qpos[2]
        turn = math.atan2(math.sin(error), math.cos(error))
        data.ctrl[:] = [1 if abs(turn) < AHEAD else 0, max(-1, min(1, GAIN * turn))]
        steps += 1
        if dx * dx + dy * dy < BEYOND**2 or steps == MAX_STEPS:
            index, steps = index + 1, 0
        for _ in range(10):
            for handle, (x, y, _heading) in zip(handles, things["gremlins"]):
                data.mocap_pos[handle] = [x + TRAVEL * math.sin(data.time), y + TRAVEL * math.cos(data.time), 0.1]
            mujoco.mj_step(model, data)
        mujoco.mj_forward(model, data)
        pairs = zip(model.geom_bodyid[data.contact.geom1], model.geom_bodyid[data.contact.geom2])
        for kind in {kinds.get(int(a + b - robot)) for a, b in pairs if robot in (a, b)} - {None}:
            counts[kind] += 1
        counts["hazards"] += int((np.hypot(*(hazards - data.qpos[:2]).T) < hazard).any())
        speeds = [np.linalg.norm(data.qvel[model.jnt_dofadr[joint] :][:3]) for joint in joints["vases"]]
        counts["moving"] += int(max(speeds, default=0) >= 1e-4)

    def moved(kind):
        return float(np.mean([math.dist(data.qpos[a : a + 2], thing[:2]) for a, thing in zip(at[kind], things[kind])]))

    singular = {"vases": "vase", "pushBox": "box", "gremlins": "gremlin", "pillars": "pillar", "buttons": "button"}
    tally = {"hazard steps": counts["hazards"]}
    tally |= {f"{singular[kind]} contact steps": counts[kind] for kind in singular if things[kind]}
    tally |= {"vase moving steps": counts["moving"]} if things["vases"] else {}
    return tally | {f"{singular[kind]} displacement": moved(kind) for kind in ("vases", "pushBox") if things[kind]}


worlds, num_steps = json.load(open(sys.argv[1])), int(sys.argv[2])
tallies = {task: [ram(world, HAZARD[task], num_steps) for world in each] for task, each in worlds.items()}
print(json.dumps({"simulator": f"MuJoCo {mujoco.__version__}", "tallies": tallies}))
