"""Records what MuJoCo 2.3.3, on which Safety-Gymnasium stands, makes of a point robot that rams boxes.

    pip install mujoco==2.3.3 && python record.py > mujoco2.json && gzip -9n mujoco2.json

Of every substep kept: the state before, in MuJoCo's own terms, and the accelerations and contacts that follow from it.
The world is Safety-Gymnasium's (point.xml, and its vases, gremlins, push boxes and buttons).
"""

import json
import math
import random

import mujoco

ROBOT = """<body name="robot" pos="0 0 0.1">
  <joint type="slide" axis="1 0 0" damping="0.01"/><joint type="slide" axis="0 1 0" damping="0.01"/>
  <joint type="hinge" axis="0 0 1" damping="0.005" name="yaw"/>
  <geom type="sphere" size="0.1" friction="1 0.01 0.01"/><geom type="box" size="0.05 0.05 0.05" pos="0.1 0 0"/>
  <site name="robot"/></body>"""
CUBE = '<geom class="light" size="0.1 0.1 0.1"/>'
COLUMN = '<geom class="light" size="0.1 0.1 0.2" pos="%s 0"/>'
PUSH_BOX = '<geom class="light" size="0.2 0.2 0.2"/>' + "".join(
    COLUMN % at for at in ("0.2 0.2", "-0.2 0.2", "0.2 -0.2", "-0.2 -0.2")
)
GEOMS = {"vases": CUBE, "gremlins": CUBE, "pushBox": PUSH_BOX}
# Where each kind lies or hangs once it has settled.
HEIGHTS = {"vases": 0.0999563805200935, "gremlins": 0.19955855, "pushBox": 0.1999912565947845}
TRAVEL = 0.35
SCENES = (("vases",), ("vases", "vases"), ("gremlins",), ("gremlins", "vases"), ("pushBox",), ("vases", "pushBox"))
AT_PILLARS = (("vases",), ("pushBox",))


def turned(heading):
    return math.cos(heading / 2), 0.0, 0.0, math.sin(heading / 2)


def world(kinds, headings, pillar):
    bodies = "".join(f'<body name="{i}"><freejoint/>{GEOMS[kind]}</body>' for i, kind in enumerate(kinds))
    led = [i for i, kind in enumerate(kinds) if kind == "gremlins"]
    handles = "".join(
        f'<body name="handle{i}" mocap="true" quat="{" ".join(map(repr, turned(headings[i])))}"/>' for i in led
    )
    static = ('<body pos="%r %r 0.5"><geom type="cylinder" size="0.2 0.5"/></body>' % pillar) if pillar else ""
    weld = '<weld body1="handle%d" body2="%d" relpose="0 0 0.1 1 0 0 0" solref="0.02 1.5"/>'
    limits = 'ctrllimited="true" ctrlrange="-1 1" forcelimited="true" forcerange="-0.05 0.05"'
    return mujoco.MjModel.from_xml_string(
        f"""<mujoco><compiler angle="radian"/><option timestep="0.002"/>
  <default><geom condim="6" density="1"/><default class="light"><geom type="box" density="0.001"/></default></default>
  <worldbody><geom type="plane" size="5 5 0.1"/>{ROBOT}{bodies}{handles}{static}</worldbody>
  <equality>{"".join(weld % (i, i) for i in led)}</equality>
  <actuator><motor site="robot" gear="0.3 0 0 0 0 0" {limits}/><velocity joint="yaw" gear="0.3" kv="1" {limits}/></actuator>
</mujoco>"""
    )


def rounded(values):
    return [float(f"{value:.13g}") for value in values]


def contacts(model, data):
    """Those of bodies with one another: first, second, distance, place, normal from the first to the second."""
    found = []
    for i in range(data.ncon):
        pair = [int(data.contact.geom1[i]), int(data.contact.geom2[i])]
        if 0 in pair:
            continue
        bodies = [int(model.geom_bodyid[geom]) - 1 for geom in pair]
        found.append([*bodies, *rounded([data.contact.dist[i], *data.contact.pos[i], *data.contact.frame[i][:3]])])
    return found


def ram(rng, kinds, every, pillar=None):
    """The robot rams the boxes one after another for 60 steps; answers every so many substeps with a contact."""
    headings = [rng.uniform(-3, 3) for _ in kinds]
    model = world(kinds, headings, pillar)
    data = mujoco.MjData(model)
    places = [(0.45 + 0.35 * i, rng.uniform(-0.2, 0.2)) for i in range(len(kinds))]
    data.qvel[0] = rng.uniform(0, 1.5)
    for i, kind in enumerate(kinds):
        data.qpos[3 + 7 * i : 10 + 7 * i] = [*places[i], HEIGHTS[kind], *turned(headings[i])]
    kept, seen = [], rng.randrange(every)
    for step in range(60):
        target = data.qpos[3 + 7 * (step // 20 % len(kinds)) :][:2]
        bearing = math.atan2(target[1] - data.qpos[1], target[0] - data.qpos[0]) - data.qpos[2]
        data.ctrl[:] = [1, max(-1, min(1, 1.5 * math.atan2(math.sin(bearing), math.cos(bearing))))]
        for _ in range(10):
            time = data.time
            for i, kind in enumerate(kinds):
                if kind == "gremlins":
                    handle = model.body(f"handle{i}").mocapid[0]
                    x, y = places[i]
                    data.mocap_pos[handle] = [x + TRAVEL * math.sin(time), y + TRAVEL * math.cos(time), 0.1]
            state = [*data.qpos.tolist(), *data.qvel.tolist()]
            mujoco.mj_step(model, data)
            found = contacts(model, data)
            seen += bool(found)
            if found and seen % every == 0:
                follows = {"acceleration": rounded(data.qacc), "contacts": found}
                kept.append({"time": time, "action": data.ctrl.tolist(), "state": state, **follows})
    return {"kinds": kinds, "pillar": pillar, "places": places, "headings": headings, "substeps": kept}


rng = random.Random(2)
scenes = [ram(rng, kinds, 40) for kinds in SCENES for _ in range(12)]
for kinds in AT_PILLARS:
    ahead = 0.9 if kinds == ("vases",) else 1.1
    scenes += [ram(rng, kinds, 20, (ahead, rng.uniform(-0.1, 0.1))) for _ in range(6)]
print(json.dumps({"source": f"MuJoCo {mujoco.__version__}, by record.py", "scenes": scenes}))
