"""The update of the benchmark in eager PyTorch, one thread. Answers one line of JSON for each line of JSON."""

import base64
import json
import sys
import time

import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)


def floats(text):
    return torch.from_numpy(np.frombuffer(base64.b64decode(text), dtype=np.float32).copy())


class Networks:
    """Policy and critics with the weights of the problem, each with Adam and a gradient clip of its own."""

    def __init__(self, problem, foreach):
        self.problem = problem
        sizes = [problem["obsSize"], *problem["hidden"]]
        self.nets, self.log_std = [], None
        for net, text in enumerate(problem["networks"]):
            values, at = floats(text), 0

            def take(*shape):
                nonlocal at
                count = int(np.prod(shape))
                at += count
                return values[at - count : at].reshape(shape).clone()

            layers = []
            for inputs, outputs in zip(sizes, [*problem["hidden"], problem["actionSize"] if net == 0 else 1]):
                linear = nn.Linear(inputs, outputs)
                linear.weight.data = take(inputs, outputs).T.contiguous()
                linear.bias.data = take(outputs)
                layers += [linear, nn.Tanh()]
            self.nets.append(nn.Sequential(*layers[:-1]))
            if net == 0:
                self.log_std = nn.Parameter(take(problem["actionSize"]))
        self.parameters = [
            [*net.parameters()] + ([self.log_std] if i == 0 else []) for i, net in enumerate(self.nets)
        ]
        s = problem["settings"]
        self.optimizers = [
            torch.optim.Adam(p, lr=s["learningRate"], betas=(s["beta1"], s["beta2"]), eps=s["epsilon"], foreach=foreach)
            for p in self.parameters
        ]

    def step(self, rows):
        problem, data = self.problem, self.problem["data"]
        obs = data["obs"][rows]
        clip = problem["clipRange"]
        mean = self.nets[0](obs)
        normal = torch.distributions.Normal(mean, self.log_std.exp().expand_as(mean), validate_args=False)
        ratio = (normal.log_prob(data["action"][rows]).sum(1) - data["logProb"][rows]).exp()
        advantage = data["advantage"][rows]
        surrogate = torch.min(ratio * advantage, ratio.clamp(1 - clip, 1 + clip) * advantage).mean()
        loss = -surrogate - problem["entropyBonus"] * normal.entropy().sum(1).mean()
        for critic, net in zip(data["critics"], self.nets[1:]):
            value, old, target = net(obs).view(-1), critic["value"][rows], critic["target"][rows]
            held = old + (value - old).clamp(-clip, clip)
            loss = loss + 0.5 * torch.max((value - target) ** 2, (held - target) ** 2).mean()
        for optimizer in self.optimizers:
            optimizer.zero_grad()
        loss.backward()
        for parameters, optimizer in zip(self.parameters, self.optimizers):
            nn.utils.clip_grad_norm_(parameters, problem["settings"]["maxGradNorm"])
            optimizer.step()

    def infer(self, obs):
        with torch.no_grad():
            for net in self.nets:
                net(obs)

    def trained(self):
        """Parameters and Adam's first moments, in the order of the project's engines."""

        def flat(values):
            return torch.cat([(v.T if v.ndim == 2 else v).reshape(-1) for v in values]).tolist()

        return [
            {
                "parameters": flat([p.detach() for p in parameters]),
                "firstMoment": flat([optimizer.state[p]["exp_avg"] for p in parameters]),
            }
            for parameters, optimizer in zip(self.parameters, self.optimizers)
        ]


problem = {}
foreach = False
run = None


def answer(question):
    global problem, foreach, run
    ask = question["ask"]
    if ask == "begin":
        problem, foreach = question["problem"], question["foreach"]
        raw = problem["data"]
        size = problem["size"]
        problem["data"] = {
            "obs": floats(raw["obs"]).reshape(size, -1),
            "action": floats(raw["action"]).reshape(size, -1),
            "logProb": floats(raw["logProb"]),
            "advantage": floats(raw["advantage"]),
            "critics": [{name: floats(text) for name, text in critic.items()} for critic in raw["critics"]],
        }
        return torch.__version__
    if ask == "oneStep":
        networks = Networks(problem, foreach)
        networks.step(torch.tensor(question["rows"]))
        return networks.trained()
    if ask == "takeUp":
        networks = Networks(problem, foreach)
        if "numObservations" in question:
            obs = problem["data"]["obs"][: question["numObservations"]]
            run = lambda: networks.infer(obs)
        else:
            minibatches = [torch.tensor(rows) for rows in question["minibatches"]]
            turn = [0]

            def run():
                networks.step(minibatches[turn[0] % len(minibatches)])
                turn[0] += 1

        return None
    if ask == "warmUp":
        start, quickest, count = time.perf_counter(), float("inf"), 0
        while count < 2 or (time.perf_counter() - start) * 1000 < question["milliseconds"]:
            before = time.perf_counter()
            run()
            quickest = min(quickest, (time.perf_counter() - before) * 1000)
            count += 1
        return quickest
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(question["numRuns"]):
        run()
    count = question["numRuns"] / 1e6
    return {"cpu": (time.process_time() - cpu) / count, "wall": (time.perf_counter() - wall) / count}


for line in sys.stdin:
    try:
        print(json.dumps({"value": answer(json.loads(line))}), flush=True)
    except Exception as error:  # told to whoever asked
        print(json.dumps({"error": repr(error)}), flush=True)
