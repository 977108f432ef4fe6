import { describeProblem } from '../source/problem.ts'
import { checkHouse } from './check-house.ts'

const { problems, modules } = checkHouse(process.cwd())
for (const problem of problems) console.log(describeProblem(problem))
console.log(`${modules} modules looked at, ${problems.length} problems`)
if (problems.length > 0) process.exitCode = 1
