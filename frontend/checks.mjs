// Runs scripts of package.json at the same time, and prints the output of each when it has ended. Part of the Maven
// build: node checks.mjs check lint test
import { spawn } from 'node:child_process';

function run(script) {
  return new Promise((ended) => {
    const child = spawn('npm', ['run', '--silent', script], {
      shell: process.platform === 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part) => (output += part));
    }
    child.on('close', (status) => {
      process.stdout.write(output);
      ended(status ?? 1);
    });
  });
}

const statuses = await Promise.all(process.argv.slice(2).map(run));
process.exitCode = Math.max(...statuses);
