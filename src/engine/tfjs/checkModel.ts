import { Tensor, grads, zeros, type Tensor2D } from "@tensorflow/tfjs-core";
import type { TensorModel } from "../tensorModel.ts";
import { weightsOf } from "./weights.ts";

/**
 * Tries a model out on two rows of zeros.
 *
 * @throws where its answer has another shape than it should, or its gradient cannot be computed.
 */
export function checkModel(model: TensorModel, inputSize: number, numOutputs: number, net: number): void {
  const where = `tfjs engine: the model of network ${net}`;
  const inputs = zeros([2, inputSize]) as Tensor2D;
  const answer = model.apply(inputs);
  if (!(answer instanceof Tensor))
    throw new Error(`${where} answers no tensor; apply must answer one, [batch, numOutputs]`);
  if (String(answer.shape) !== String([2, numOutputs])) {
    throw new Error(`${where} answers [${String(answer.shape)}] for 2 rows; it must be [2,${numOutputs}]`);
  }
  try {
    grads(() => model.apply(inputs) as Tensor)([...weightsOf(model).tensors], answer);
  } catch (error) {
    const cause = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new Error(
      `${where} cannot be learned: every weight must be float32 and take part in apply, every operation must have a gradient (${cause})`,
      { cause: error },
    );
  }
}
