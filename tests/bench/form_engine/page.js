// Runs in the browser: takes tasks one by one from the bench, times them, hands the time back.
import { loadForm } from "/engine.js";

let root = null;
let questions = [];

// Everything that a face shows of a node, as our side reads it too.
function look(node) {
  const state = node.currentState;
  let seen = [
    state.value, state.relevant, state.readonly, state.required,
    state.label?.asString, state.hint?.asString, state.valueOptions, node.validationState?.violation,
  ].length;
  for (const child of state.children ?? []) seen += look(child);
  return seen;
}

function leaves(node) {
  const below = node.currentState.children;
  return below === null ? [node] : below.flatMap(leaves);
}

async function load(xml) {
  const begun = performance.now();
  const loaded = await loadForm(xml);
  if (loaded.status === "failure") throw loaded.error;
  root = loaded.createInstance().root;
  look(root);
  const spent = performance.now() - begun;
  questions = leaves(root).filter((node) => /\/q\d+$/.test(node.currentState.reference));
  return { ms: spent, last: String(questions.at(-1).currentState.value) };
}

function edit(value) {
  const begun = performance.now();
  questions[0].setValue(value);
  const values = questions.map((node) => node.currentState.value);
  return { ms: performance.now() - begun, last: String(values.at(-1)) };
}

for (;;) {
  const task = await (await fetch("/task")).json();
  let told;
  try {
    told = task.form ? await load(task.form) : edit(task.value);
  } catch (error) {
    told = { error: String(error?.stack ?? error) };
  }
  await fetch("/done", { method: "POST", body: JSON.stringify(told) });
}
