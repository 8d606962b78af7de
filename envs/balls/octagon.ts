import { RADIUS, type RollingBall } from "./rollingBall.ts";

const NUM_WALLS = 8;
/** From the middle to the inner face of each wall, m. */
const INRADIUS = 11.9;
/** Of the speed towards a wall, what is left away from it. */
const BOUNCE = 0.5;

const NORMALS = Array.from({ length: NUM_WALLS }, (_, i) => {
  const angle = (2 * Math.PI * i) / NUM_WALLS;
  return { x: Math.cos(angle), y: Math.sin(angle) };
});

/** Keeps a ball inside eight walls about the origin, which throw it back at half its speed towards them. */
export function bounce(ball: RollingBall): void {
  for (const { x, y } of NORMALS) {
    const beyond = x * ball.x + y * ball.y - (INRADIUS - RADIUS);
    if (beyond <= 0) continue;
    ball.x -= beyond * x;
    ball.y -= beyond * y;
    const speed = x * ball.velocityX + y * ball.velocityY;
    if (speed <= 0) continue;
    ball.velocityX -= (1 + BOUNCE) * speed * x;
    ball.velocityY -= (1 + BOUNCE) * speed * y;
  }
}
