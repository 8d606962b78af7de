import { safexpPointCircle } from "./points/pointCircle.ts";

export default safexpPointCircle();
