var __defProp = Object.defineProperty;
var __defNormalProp = (obj, key, value) => key in obj ? __defProp(obj, key, { enumerable: true, configurable: true, writable: true, value }) : obj[key] = value;
var __publicField = (obj, key, value) => __defNormalProp(obj, typeof key !== "symbol" ? key + "" : key, value);

// shared/errors.ts
var AnswerError = class extends Error {
  constructor(path, message) {
    super(message);
    __publicField(this, "path", path);
    this.name = "AnswerError";
  }
};
var RuleError = class extends Error {
  constructor() {
    super(...arguments);
    __publicField(this, "name", "RuleError");
  }
};

// shared/answers.ts
var QUARTER_PARTS = 24;
var MAX_QUARTERS = 4;
var MAX_PARTS = 20;
function slotsOf(bundle) {
  return new Map(bundle.facts.map((fact, index) => [fact.id, slotOf(fact, index)]));
}
function slotOf(fact, index) {
  if (fact.type === "choice") {
    const all = allOf(fact.options.length);
    return { index, fact, scale: 1, low: all, high: all, precision: 1, parts: 1, bits: bitsOf(fact) };
  }
  const precision = 10 ** fact.decimals;
  const parts = fact.quarterly ? QUARTER_PARTS : 1;
  const scale = precision * parts;
  return { index, fact, scale, low: fact.min * scale, high: fact.max * scale, precision, parts, bits: null };
}
function bitsOf(fact) {
  const bits = /* @__PURE__ */ new Map();
  fact.options.forEach(({ id }, i) => {
    bits.set(id, 2 ** i);
    if (id === "yes" || id === "no") bits.set(id === "yes", 2 ** i);
  });
  return bits;
}
function startOf(slots, readings) {
  const state = [];
  for (const slot of slots) state.push(slot.low, slot.high);
  for (const { options } of readings) state.push(allOf(options), allOf(options));
  return Float64Array.from(state);
}
function allOf(options) {
  return 2 ** options - 1;
}
function readAnswer(slot, answer, state) {
  const cell = 2 * slot.index;
  if (answer === null) return 3 /* DontKnow */;
  if (slot.bits) {
    state[cell] = state[cell + 1] = slot.bits.get(answer) ?? noSuchOption(slot.fact);
    return 1 /* Exact */;
  }
  if (typeof answer === "object") {
    const [low, high] = readComposite(slot, slot.fact, answer);
    state[cell] = low;
    state[cell + 1] = high;
    return low === high ? 1 /* Exact */ : 2 /* Band */;
  }
  state[cell] = state[cell + 1] = readDecimal(slot, answer, "");
  return 1 /* Exact */;
}
function noSuchOption(fact) {
  const choices = fact.options.map((option) => option.id).join("\u3001");
  throw new AnswerError(
    `answers.${fact.id}`,
    `\u300C${fact.label}\u300D\u6CA1\u6709\u8FD9\u4E2A\u9009\u9879\uFF0C\u8BF7\u4ECE ${choices} \u4E2D\u9009\u4E00\u4E2A\uFF0C\u6216\u586B null \u8868\u793A\u4E0D\u6E05\u695A`
  );
}
function readComposite(slot, fact, answer) {
  if (typeof answer === "object" && answer !== null && !Array.isArray(answer)) {
    const keys = Object.keys(answer);
    const value = answer;
    if (keys.length > 0 && keys.every((key) => key === "low" || key === "high")) return readBand(slot, value);
    if (keys.length === 1 && keys[0] === "quarters" && fact.quarterly) return twice(readQuarters(slot, value.quarters));
    if (keys.length === 1 && keys[0] === "parts" && fact.parts) return twice(readParts(slot, value.parts));
  }
  throw refusal(slot, "", "\u586B\u7684\u5F62\u5F0F\u4E0D\u5BF9\uFF0C\u8BF7\u586B\u4E00\u4E2A\u6570\uFF0C\u6216\u7528 low\u3001high \u586B\u4E00\u4E2A\u8303\u56F4\uFF0C\u4E0D\u6E05\u695A\u586B null");
}
var twice = (value) => [value, value];
function readBand(slot, band) {
  const low = band.low === void 0 ? slot.low : readDecimal(slot, band.low, ".low");
  const high = band.high === void 0 ? slot.high : readDecimal(slot, band.high, ".high");
  if (low > high) throw refusal(slot, ".low", "\u8303\u56F4\u7684\u4E0B\u9650\u5927\u4E8E\u4E0A\u9650\uFF0C\u8BF7\u5BF9\u8C03");
  return [low, high];
}
function readQuarters(slot, quarters) {
  if (!Array.isArray(quarters) || quarters.length < 1 || quarters.length > MAX_QUARTERS) {
    throw refusal(slot, ".quarters", `\u8BF7\u586B 1 \u81F3 ${MAX_QUARTERS} \u4E2A\u5B63\u5EA6\uFF0C\u6BCF\u5B63\u4E00\u5BF9\u5B63\u521D\u503C\u3001\u5B63\u672B\u503C`);
  }
  let sum2 = 0;
  quarters.forEach((pair, quarter) => {
    if (!Array.isArray(pair) || pair.length !== 2)
      throw refusal(slot, `.quarters.${quarter}`, "\u6BCF\u5B63\u8981\u586B\u5B63\u521D\u503C\u548C\u5B63\u672B\u503C\u4E24\u4E2A\u6570");
    pair.forEach((value, end) => {
      sum2 += readDecimal(slot, value, `.quarters.${quarter}.${end}`);
    });
  });
  return sum2 / (2 * quarters.length);
}
function readParts(slot, parts) {
  if (!Array.isArray(parts) || parts.length < 1 || parts.length > MAX_PARTS) {
    throw refusal(slot, ".parts", `\u8BF7\u586B 1 \u81F3 ${MAX_PARTS} \u4E2A\u6570\uFF0C\u5206\u522B\u586B\u5199\u540E\u81EA\u52A8\u76F8\u52A0`);
  }
  const values = parts.map((part, i) => readDecimal(slot, part, `.parts.${i}`));
  return withinRange(
    slot,
    values.reduce((sum2, value) => sum2 + value, 0),
    ".parts"
  );
}
var DECIMAL = /^-?\d{1,15}(\.\d{1,6})?$/;
function readDecimal(slot, value, path) {
  const number = typeof value === "number" ? value : numberOf(slot, value, path);
  const { precision } = slot;
  const scaled2 = Math.round(number * precision);
  if (scaled2 / precision !== number) throw refusal(slot, path, decimalsAllowed(precision));
  return withinRange(slot, scaled2 * slot.parts, path);
}
function numberOf(slot, value, path) {
  if (typeof value !== "string") throw refusal(slot, path, "\u8981\u586B\u4E00\u4E2A\u6570");
  if (!DECIMAL.test(value)) throw refusal(slot, path, "\u4E0D\u662F\u6570\u5B57\uFF0C\u8BF7\u53EA\u586B\u6570\u5B57\u548C\u5C0F\u6570\u70B9");
  return Number(value);
}
function decimalsAllowed(precision) {
  return precision === 1 ? "\u8981\u586B\u6574\u6570" : `\u6700\u591A\u586B ${String(precision).length - 1} \u4F4D\u5C0F\u6570`;
}
function withinRange(slot, value, path) {
  if (value >= slot.low && value <= slot.high) return value;
  const { min, max } = slot.fact;
  throw refusal(slot, path, value < slot.low ? `\u4E0D\u80FD\u5C0F\u4E8E ${min}\uFF0C\u8BF7\u68C0\u67E5` : `\u4E0D\u80FD\u5927\u4E8E ${max}\uFF0C\u8BF7\u68C0\u67E5\u5355\u4F4D\u548C\u4F4D\u6570`);
}
function refusal(slot, path, message) {
  return new AnswerError(`answers.${slot.fact.id}${path}`, `\u300C${slot.fact.label}\u300D${message}`);
}

// shared/exact.ts
var SAFE = Number.MAX_SAFE_INTEGER;
var BASE = 1e7;
var Wide = class {
  constructor(negative, limbs) {
    __publicField(this, "negative", negative);
    __publicField(this, "limbs", limbs);
  }
  valueOf() {
    return NaN;
  }
};
function mul(a, b) {
  const product2 = a * b;
  return product2 <= SAFE && product2 >= -SAFE ? product2 : wideMul(a, b);
}
function add(a, b) {
  const sum2 = a + b;
  return sum2 <= SAFE && sum2 >= -SAFE ? sum2 : wideAdd(a, b);
}
function compare(a, b) {
  const difference = a - b;
  return Number.isNaN(difference) ? sign(wideAdd(a, negate(b))) : difference;
}
function floorDiv(n, d) {
  if (typeof n === "number" && typeof d === "number") {
    if (d === 0) throw new RuleError("division by zero");
    const quotient2 = Math.floor(n / d);
    const rest = n - quotient2 * d;
    return rest < 0 ? quotient2 - 1 : rest >= d ? quotient2 + 1 : quotient2;
  }
  return wideFloorDiv(n, d);
}
function roundDiv(n, d) {
  const whole = floorDiv(n, d);
  const rest = add(n, mul(-whole, d));
  return compare(add(rest, rest), d) >= 0 ? whole + 1 : whole;
}
function gcd(a, b) {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}
function fraction(n, d) {
  if (typeof n !== "number" || typeof d !== "number") throw new RuleError("fraction beyond the exact range");
  const shared = gcd(n, d) || 1;
  return [n / shared, d / shared];
}
function limbsOf(value) {
  if (value instanceof Wide) return value.limbs;
  const limbs = [];
  for (let rest = Math.abs(value); rest > 0; rest = Math.floor(rest / BASE)) limbs.push(rest % BASE);
  return limbs;
}
function isNegative(value) {
  return value instanceof Wide ? value.negative : value < 0;
}
function sign(value) {
  return value instanceof Wide ? value.negative ? -1 : 1 : value;
}
function negate(value) {
  return value instanceof Wide ? new Wide(!value.negative, value.limbs) : -value;
}
function toFloat(value) {
  if (!(value instanceof Wide)) return value;
  const magnitude = value.limbs.reduceRight((sum2, limb) => sum2 * BASE + limb, 0);
  return value.negative ? -magnitude : magnitude;
}
function canonical(negative, limbs) {
  let carry = 0;
  for (let i = 0; i < limbs.length || carry > 0; i++) {
    const limb = (limbs[i] ?? 0) + carry;
    carry = Math.floor(limb / BASE);
    limbs[i] = limb - carry * BASE;
  }
  while (limbs.length > 0 && limbs[limbs.length - 1] === 0) limbs.pop();
  const wide = new Wide(negative, limbs);
  const float = toFloat(wide);
  return Math.abs(float) <= SAFE ? float : wide;
}
function wideMul(a, b) {
  const [x, y] = [limbsOf(a), limbsOf(b)];
  const limbs = new Array(x.length + y.length).fill(0);
  x.forEach((p, i) => {
    let carry = 0;
    y.forEach((q, j) => {
      const limb = (limbs[i + j] ?? 0) + p * q + carry;
      carry = Math.floor(limb / BASE);
      limbs[i + j] = limb - carry * BASE;
    });
    limbs[i + y.length] = carry;
  });
  return canonical(isNegative(a) !== isNegative(b), limbs);
}
function wideAdd(a, b) {
  let [x, y] = [limbsOf(a), limbsOf(b)];
  if (isNegative(a) === isNegative(b)) {
    const limbs2 = Array.from({ length: Math.max(x.length, y.length) }, (_, i) => (x[i] ?? 0) + (y[i] ?? 0));
    return canonical(isNegative(a), limbs2);
  }
  let negative = isNegative(a);
  if (isSmaller(x, y)) [x, y, negative] = [y, x, !negative];
  let borrow = 0;
  const limbs = x.map((limb, i) => {
    const rest = limb - (y[i] ?? 0) - borrow;
    borrow = rest < 0 ? 1 : 0;
    return rest + borrow * BASE;
  });
  return canonical(negative, limbs);
}
function isSmaller(x, y) {
  if (x.length !== y.length) return x.length < y.length;
  for (let i = x.length - 1; i >= 0; i--) if (x[i] !== y[i]) return (x[i] ?? 0) < (y[i] ?? 0);
  return false;
}
function wideFloorDiv(n, d) {
  const guess = Math.floor(toFloat(n) / toFloat(d));
  if (!(guess <= SAFE && guess >= -SAFE)) throw new RuleError("quotient beyond the exact range");
  let quotient2 = guess;
  let rest = add(n, mul(-quotient2, d));
  for (; compare(rest, 0) < 0; quotient2--) rest = add(rest, d);
  for (; compare(rest, d) >= 0; quotient2++) rest = add(rest, negate(d));
  return quotient2;
}

// shared/linked.ts
var NO = 0;
var YES = 1;
var UNKNOWN = 2;
var nothing = () => void 0;
var denominator = 1;
function leaveDenominator(value) {
  denominator = value;
}
function denominatorOf(of) {
  return of.divides ? denominator : 1;
}
function linked(source, scale, divides, bound, mark, constant2 = null, rows = []) {
  return { source, bound, scale, divides, mark, constant: constant2, rows };
}
function conditionOf(source, test, assume, mark, of = [], left = null, right = null) {
  return { source, test, assume, mark, of, left, right };
}
function isSettled(of) {
  const low = of.bound(0);
  const below = denominatorOf(of);
  const high = of.bound(1);
  return compareOver(low, below, high, denominatorOf(of)) === 0;
}
function compareOver(a, da, b, db) {
  return da === db ? compare(a, b) : compare(mul(a, db), mul(b, da));
}
function compareEnds(a, aEnd, b, bEnd) {
  const x = a.bound(aEnd);
  const dx = denominatorOf(a);
  const y = b.bound(bEnd);
  const dy = denominatorOf(b);
  return a.scale === b.scale ? compareOver(x, dx, y, dy) : compareOver(mul(x, b.scale), dx, mul(y, a.scale), dy);
}

// shared/arithmetic.ts
function constant(source, value) {
  const [numerator, scale] = value;
  return linked(source, scale, false, () => numerator, nothing, value);
}
function binary(source, op, a, b) {
  if (a.constant && b.constant) return constant(source, fold(op, a.constant, b.constant));
  switch (op) {
    case "add":
      return sum(source, a, b, 1);
    case "sub":
      return sum(source, a, b, -1);
    case "mul":
      if (b.constant) return times(source, a, b.constant);
      return a.constant ? times(source, b, a.constant) : product(source, a, b);
    case "div":
      return b.constant ? times(source, a, [b.constant[1], b.constant[0]]) : quotient(source, a, b);
    case "min":
      return extreme(source, a, b, 1);
    case "max":
      return extreme(source, a, b, -1);
  }
}
function floor(source, a) {
  const bound = (end) => {
    const x = a.bound(end);
    return floorDiv(x, mul(denominatorOf(a), a.scale));
  };
  return derived(source, 1, false, bound, [a]);
}
function scaled(of, factor) {
  return factor === 1 ? of.bound : (end) => mul(of.bound(end), factor);
}
function common(a, b) {
  return safe(a / gcd(a, b) * b);
}
function derived(source, scale, divides, bound, of) {
  const result = linked(source, scale, divides, bound, () => {
    if (!isSettled(result)) for (const part of of) part.mark();
  });
  return result;
}
function sum(source, a, b, sign2) {
  const scale = common(a.scale, b.scale);
  const first = scaled(a, scale / a.scale);
  const second = scaled(b, sign2 * scale / b.scale);
  const flip = sign2 === -1 ? 1 : 0;
  const divides = a.divides || b.divides;
  const bound = divides ? (end) => {
    const x = first(end);
    const dx = denominatorOf(a);
    const y = second(end ^ flip);
    const dy = denominatorOf(b);
    leaveDenominator(mul(dx, dy));
    return add(mul(x, dy), mul(y, dx));
  } : (end) => add(first(end), second(end ^ flip));
  return derived(source, scale, divides, bound, [a, b]);
}
function times(source, a, [p, q]) {
  if (p === 0) return constant(source, [0, 1]);
  const shared = gcd(p, a.scale);
  return linked(source, safe(a.scale / shared * q), a.divides, scaled(a, p / shared), a.mark);
}
function product(source, a, b) {
  const divides = a.divides || b.divides;
  const bound = divides ? (end) => {
    const x = a.bound(end);
    const dx = denominatorOf(a);
    const y = b.bound(end);
    leaveDenominator(mul(dx, denominatorOf(b)));
    return mul(x, y);
  } : (end) => mul(a.bound(end), b.bound(end));
  return derived(source, safe(a.scale * b.scale), divides, bound, [a, b]);
}
function quotient(source, a, b) {
  const shared = gcd(a.scale, b.scale);
  const dividend = scaled(a, b.scale / shared);
  const bound = (end) => {
    const x = dividend(end);
    const dx = denominatorOf(a);
    const y = b.bound(end ^ 1);
    const dy = denominatorOf(b);
    leaveDenominator(mul(dx, y));
    return mul(x, dy);
  };
  return derived(source, a.scale / shared, true, bound, [a, b]);
}
function extreme(source, a, b, side) {
  const scale = common(a.scale, b.scale);
  const first = scaled(a, scale / a.scale);
  const second = scaled(b, scale / b.scale);
  const divides = a.divides || b.divides;
  const bound = divides ? (end) => {
    const x = first(end);
    const dx = denominatorOf(a);
    const y = second(end);
    const dy = denominatorOf(b);
    const takeFirst = compareOver(x, dx, y, dy) * side <= 0;
    leaveDenominator(takeFirst ? dx : dy);
    return takeFirst ? x : y;
  } : (end) => {
    const x = first(end);
    const y = second(end);
    return compare(x, y) * side <= 0 ? x : y;
  };
  const [best, worst] = side === 1 ? [0, 1] : [1, 0];
  const mayWin = (one, other) => compareEnds(one, best, other, worst) * side < 0;
  const result = linked(source, scale, divides, bound, () => {
    if (isSettled(result)) return;
    if (mayWin(a, b)) a.mark();
    if (mayWin(b, a)) b.mark();
  });
  return result;
}
function fold(op, [a, b], [c, d]) {
  const difference = () => add(mul(a, d), mul(-c, b));
  switch (op) {
    case "add":
      return fraction(add(mul(a, d), mul(c, b)), mul(b, d));
    case "sub":
      return fraction(difference(), mul(b, d));
    case "mul":
      return fraction(mul(a, c), mul(b, d));
    case "div":
      return fraction(mul(a, d), mul(b, c));
    case "min":
      return compare(difference(), 0) < 0 ? [a, b] : [c, d];
    case "max":
      return compare(difference(), 0) > 0 ? [a, b] : [c, d];
  }
}
function safe(scale) {
  if (scale <= Number.MAX_SAFE_INTEGER) return scale;
  throw new RuleError("scale beyond the exact range");
}

// shared/memory.ts
function narrow({ state, log }, cell, value) {
  log.push(cell, state[cell]);
  state[cell] = value;
}
function undo({ state, log }, length) {
  while (log.length > length) {
    const value = log.pop();
    state[log.pop()] = value;
  }
}

// shared/conditions.ts
function doubt(source) {
  return conditionOf(source, () => UNKNOWN, anywhere, nothing);
}
function choice(source, index, wanted, asked, memory) {
  const { state, needed } = memory;
  const cell = 2 * index;
  const test = () => {
    const open = state[cell];
    return (open & wanted) === 0 ? NO : (open & ~wanted) === 0 ? YES : UNKNOWN;
  };
  const assume = (outcome) => {
    const open = state[cell];
    const rest = outcome === YES ? open & wanted : open & ~wanted;
    if (rest !== open) {
      narrow(memory, cell, rest);
      narrow(memory, cell + 1, rest);
    }
    return rest !== 0;
  };
  const mark = () => {
    if (asked && test() === UNKNOWN) needed[index] = 1;
  };
  return conditionOf(source, test, assume, mark);
}
function threshold(source, slot, rel, left, right, memory) {
  const { state, needed } = memory;
  const low = 2 * slot.index;
  const high = low + 1;
  const limit = limitOf(rel, right.constant, slot.scale);
  const upper = rel === "at_most" || rel === "below";
  const test = upper ? () => state[high] <= limit ? YES : state[low] > limit ? NO : UNKNOWN : () => state[low] >= limit ? YES : state[high] < limit ? NO : UNKNOWN;
  const assume = (outcome) => {
    const most = upper === (outcome === YES);
    const edge = outcome === YES ? limit : upper ? limit + 1 : limit - 1;
    if (most && state[high] > edge) narrow(memory, high, edge);
    if (!most && state[low] < edge) narrow(memory, low, edge);
    return state[low] <= state[high];
  };
  const mark = () => {
    if (test() === UNKNOWN) needed[slot.index] = 1;
  };
  return conditionOf(source, test, assume, mark, [], left, right);
}
function limitOf(rel, [p, q], scale) {
  const parts = mul(p, scale);
  const whole = floorDiv(parts, q);
  const onStep = compare(mul(whole, q), parts) === 0;
  if (rel === "below") return onStep ? whole - 1 : whole;
  if (rel === "at_least") return onStep ? whole : whole + 1;
  return rel === "above" ? whole + 1 : whole;
}
function comparison(source, rel, left, right) {
  const [small, large] = rel === "at_most" || rel === "below" ? [left, right] : [right, left];
  const slack = rel === "below" || rel === "above" ? 0 : 1;
  const test = () => {
    if (compareEnds(small, 1, large, 0) < slack) return YES;
    return compareEnds(small, 0, large, 1) < slack ? UNKNOWN : NO;
  };
  const mark = () => {
    if (test() !== UNKNOWN) return;
    left.mark();
    right.mark();
  };
  return conditionOf(source, test, anywhere, mark, [], left, right);
}
function group(source, of, decided) {
  const [only] = of;
  if (of.length === 1 && only) return only;
  const otherwise = 1 - decided;
  const tests = of.map((member) => member.test);
  const test = () => {
    let outcome = otherwise;
    for (let i = 0; i < tests.length; i++) {
      const one = tests[i]();
      if (one === decided) return decided;
      if (one === UNKNOWN) outcome = UNKNOWN;
    }
    return outcome;
  };
  const assume = (outcome) => {
    if (outcome === otherwise) return of.every((member) => member.assume(outcome));
    const open = of.filter((member) => member.test() !== otherwise);
    return open.length === 1 ? open[0].assume(outcome) : open.length > 0;
  };
  const mark = () => {
    if (test() === UNKNOWN) for (const member of of) member.mark();
  };
  return conditionOf(source, test, assume, mark, of);
}
function negation(source, inner) {
  const test = () => {
    const outcome = inner.test();
    return outcome === UNKNOWN ? UNKNOWN : 1 - outcome;
  };
  return conditionOf(
    source,
    test,
    (outcome) => inner.assume(1 - outcome),
    inner.mark,
    inner.of.length > 0 ? inner.of : [inner]
  );
}
function anywhere() {
  return true;
}

// shared/period.ts
function statusOn(policy, on) {
  if (policy.kind !== "in-force") return "draft";
  if (policy.valid.some((period) => period.from <= on && (period.to === void 0 || on <= period.to)))
    return "in-force";
  if (policy.unverified && policy.unverified.from <= on) return "unverified";
  return policy.valid.some((period) => period.from > on) ? "not-yet" : "expired";
}
function paramOn(param, on) {
  let found;
  for (const value of param.values) if (value.from <= on) found = value;
  if (!found) throw new RuleError(`${param.label}: no value on ${on}`);
  return found;
}
function clauseOn(cite, on) {
  if (cite === void 0 || typeof cite === "string") return cite ?? null;
  let found = null;
  for (const entry of cite) if (entry.from <= on) found = entry.clause;
  return found;
}

// shared/table.ts
function table(source, rows, memory) {
  const scale = rows.reduce((all, row) => common(all, row.of.scale), 1);
  const divides = rows.some((row) => row.of.divides);
  const tests = rows.map((row) => row.when?.test ?? always);
  const bounds = rows.map((row) => scaled(row.of, scale / row.of.scale));
  function valueOf(row, end) {
    const value = bounds[row](end);
    if (divides) leaveDenominator(denominatorOf(rows[row].of));
    return value;
  }
  function hull2(end) {
    const side = end === 0 ? 1 : -1;
    let best;
    let below = 1;
    visitRows(rows, memory, nothing, (row, i) => {
      const value = valueOf(i, end);
      const own = denominatorOf(row.of);
      if (best !== void 0 && compareOver(value, own, best, below) * side >= 0) return;
      best = value;
      below = own;
    });
    if (divides) leaveDenominator(below);
    return best ?? noRow();
  }
  function bound(end) {
    for (let row = 0; row < tests.length; row++) {
      const outcome = tests[row]();
      if (outcome === YES) return valueOf(row, end);
      if (outcome === UNKNOWN) return hull2(end);
    }
    return noRow();
  }
  function mark() {
    if (isSettled(result)) return;
    const markCondition = (when) => {
      when.mark();
    };
    visitRows(rows, memory, markCondition, (row) => {
      row.of.mark();
    });
  }
  const result = linked(source, scale, divides, bound, mark, null, rows);
  return result;
}
function visitRows(rows, memory, open, hit) {
  const { log } = memory;
  const start = log.length;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const { when } = row;
    const outcome = when ? when.test() : YES;
    if (outcome === NO) continue;
    if (outcome === YES || !when) {
      hit(row, i);
      break;
    }
    open(when);
    const inner = log.length;
    if (when.assume(YES)) hit(row, i);
    undo(memory, inner);
    if (!when.assume(NO)) break;
  }
  undo(memory, start);
}
var always = () => YES;
function noRow() {
  throw new RuleError("no row of a table applies");
}

// shared/link.ts
var FEN_PER_YUAN = 100;
function link(policy, on, { slots, readings, memory }) {
  const lets = /* @__PURE__ */ new Map();
  const used = /* @__PURE__ */ new Set();
  let doubtful = false;
  let judged = UNKNOWN;
  function slotOf2(fact) {
    const slot = slots.get(fact) ?? missing("fact", fact);
    used.add(slot.index);
    return slot;
  }
  function missing(what, name) {
    throw new RuleError(`${policy.id}: unknown ${what} ${name}`);
  }
  function quantity(source) {
    switch (source.op) {
      case "number":
        return constant(source, source.value);
      case "param":
        return constant(source, paramOn(policy.params[source.param] ?? missing("parameter", source.param), on).value);
      case "fact":
        return factOf(source, slotOf2(source.fact));
      case "let":
        return letOf(source.let);
      case "floor":
        return floor(source, quantity(source.of));
      case "table": {
        const rows = source.rows.map((row) => ({ when: row.when ? condition(row.when) : null, of: quantity(row.of) }));
        return table(source, rows, memory);
      }
      default:
        return binary(source, source.op, quantity(source.of[0]), quantity(source.of[1]));
    }
  }
  function factOf(source, { index, scale }) {
    const { state, needed } = memory;
    const low = 2 * index;
    const mark = () => {
      if (state[low] !== state[low + 1]) needed[index] = 1;
    };
    return linked(source, scale, false, (end) => state[low + end], mark);
  }
  function letOf(name) {
    const known = lets.get(name);
    if (known) return known;
    const { of } = policy.lets[name] ?? missing("let", name);
    const value = quantity(of);
    lets.set(name, value);
    return value;
  }
  function condition(source) {
    switch (source.op) {
      case "compare": {
        const left = quantity(source.left);
        const right = quantity(source.right);
        if (source.left.op !== "fact" || !right.constant) return comparison(source, source.rel, left, right);
        return threshold(source, slotOf2(source.left.fact), source.rel, left, right, memory);
      }
      case "choice": {
        const { index, bits } = slotOf2(source.fact);
        const wanted = source.in.reduce((mask, option) => mask | (bits?.get(option) ?? missing("option", option)), 0);
        return choice(source, index, wanted, true, memory);
      }
      case "reading":
        doubtful = true;
        return choice(source, ...readingOf(source.reading, source.is), false, memory);
      case "all":
        return group(source, source.of.map(condition), NO);
      case "any":
        return group(source, source.of.map(condition), YES);
      case "none":
        return negation(source, group(source, source.of.map(condition), YES));
      case "eligible":
        return conditionOf(
          source,
          () => judged === UNKNOWN ? eligible.test() : judged,
          eligible.assume,
          eligible.mark
        );
      case "verify":
        doubtful = true;
        return doubt(source);
    }
  }
  function readingOf(id, option) {
    const { index } = readings.find((slot) => slot.id === id) ?? missing("reading", id);
    const options = policy.readings.find((reading) => reading.id === id)?.options ?? [];
    const at = options.findIndex((candidate) => candidate.id === option);
    return [index, at < 0 ? missing("reading", `${id}.${option}`) : 2 ** at];
  }
  const eligible = condition(policy.eligible);
  function judge() {
    judged = eligible.test();
    return judged;
  }
  const amounts = policy.amounts.map((amount) => {
    const of = quantity(amount.of);
    const shared = gcd(FEN_PER_YUAN, of.scale);
    return { of, factor: FEN_PER_YUAN / shared, divisor: of.scale / shared };
  });
  return { eligible, judge, amounts, lets, slots: [...used].sort((a, b) => a - b), doubtful, condition };
}

// shared/engine.ts
function load(bundle) {
  const slots = slotsOf(bundle);
  let next = bundle.facts.length;
  const readings = bundle.policies.map(
    (policy) => policy.readings.filter((reading) => reading.options.length > 0).map(({ id, options }) => ({ id, index: next++, options: options.length }))
  );
  const start = startOf(slots.values(), readings.flat());
  const memory = {
    state: Float64Array.from(start),
    needed: new Uint8Array(bundle.facts.length),
    complete: false,
    log: []
  };
  const programs = bundle.policies.map((policy, i) => program(policy, readings[i] ?? [], slots, memory));
  return {
    bundle,
    facts: byId(bundle.facts),
    policies: byId(bundle.policies),
    clauses: byId(bundle.clauses),
    documents: byId(bundle.documents),
    slots,
    programs: new Map(programs.map((one) => [one.policy.id, one])),
    benefits: programs.filter(({ policy }) => policy.role === "benefit"),
    memory,
    start,
    said: bundle.facts.map(() => 0 /* Nothing */)
  };
}
function byId(items) {
  return new Map(items.map((item) => [item.id, item]));
}
function program(policy, readings, slots, memory) {
  const breaks = [...new Set(datesIn(policy))];
  const stretches = /* @__PURE__ */ new Map();
  let standing = { day: "", status: "not-yet", linked: null };
  function linkedOn(day) {
    const stretch = breaks.filter((from) => from <= day).length;
    const linked2 = stretches.get(stretch) ?? link(policy, day, { slots, readings, memory });
    stretches.set(stretch, linked2);
    return linked2;
  }
  function on(day) {
    if (standing.day === day) return standing;
    const status = statusOn(policy, day);
    const applies = status !== "expired" && status !== "not-yet";
    standing = { day, status, linked: applies ? linkedOn(day) : null };
    return standing;
  }
  return { policy, readings, on };
}
function datesIn(part) {
  if (typeof part !== "object" || part === null) return [];
  const { from } = part;
  return [...typeof from === "string" ? [from] : [], ...Object.values(part).flatMap(datesIn)];
}
function fill({ start, said, slots, memory }, answers) {
  memory.state.set(start);
  said.fill(0 /* Nothing */);
  let exact = 0;
  for (const id in answers) {
    const answer = answers[id];
    if (answer === void 0) continue;
    const slot = slots.get(id);
    if (!slot) throw new AnswerError(`answers.${id}`, `\u6CA1\u6709\u300C${id}\u300D\u8FD9\u9053\u9898\uFF0C\u8BF7\u6838\u5BF9\u9898\u76EE\u7F16\u53F7`);
    const one = readAnswer(slot, answer, memory.state);
    said[slot.index] = one;
    if (one === 1 /* Exact */) exact++;
  }
  memory.complete = exact === said.length;
}
function programOf(engine, id) {
  const found = engine.programs.get(id);
  if (!found) throw new RuleError(`no policy ${id}`);
  return found;
}
function programsOf(engine, ids) {
  return ids ? ids.map((id) => programOf(engine, id)) : engine.benefits;
}

// shared/evaluate.ts
var BENEFITS = /* @__PURE__ */ new Set(["tax_saved", "levy_saved", "refund", "award", "deduction"]);
function isBenefit(kind) {
  return BENEFITS.has(kind);
}
function evaluate(engine, answers, on, ids) {
  fill(engine, answers);
  return programsOf(engine, ids).map((program2) => evaluateOne(engine, program2, on));
}
function evaluateOne(engine, program2, on) {
  const { policy } = program2;
  try {
    const { status, linked: linked2 } = program2.on(on);
    if (!linked2) return { policy, status, verdict: "not-in-force", amounts: [], needs: NONE };
    const result = program2.readings.length === 0 ? settle(engine, policy, linked2, status) : underReadings(engine, program2, linked2, status, 0);
    return status === "unverified" ? doubted(result) : result;
  } catch (error) {
    undo(engine.memory, 0);
    const failure = error instanceof Error ? error.message : String(error);
    return { policy, status: statusOn(policy, on), verdict: "unknown", amounts: [], needs: NONE, failure };
  }
}
var NONE = [];
var VERDICTS = ["ineligible", "eligible", "unknown"];
function settle(engine, policy, linked2, status) {
  const verdict = VERDICTS[linked2.judge()];
  if (!isOpen(engine, linked2)) return { policy, status, verdict, amounts: settled(policy, linked2), needs: NONE };
  const amounts = ranges(policy, linked2);
  return { policy, status, verdict, amounts, needs: needsOf(engine, linked2, amounts) };
}
function underReadings(engine, program2, linked2, status, depth) {
  const reading = program2.readings[depth];
  if (!reading) return settle(engine, program2.policy, linked2, status);
  const { state } = engine.memory;
  const cell = 2 * reading.index;
  const results = [];
  for (let option = 0; option < reading.options; option++) {
    state[cell] = state[cell + 1] = 2 ** option;
    results.push(underReadings(engine, program2, linked2, status, depth + 1));
  }
  state[cell] = state[cell + 1] = allOf(reading.options);
  return results.reduce((all, one) => either(engine, all, one));
}
function either({ bundle }, a, b) {
  const verdict = a.verdict === b.verdict ? a.verdict : "unknown";
  const needs = bundle.facts.map((fact) => fact.id).filter((id) => a.needs.indexOf(id) >= 0 || b.needs.indexOf(id) >= 0);
  return { ...a, verdict, amounts: hull(a.amounts, b.amounts), needs };
}
function doubted(result) {
  return {
    ...result,
    verdict: result.verdict === "eligible" ? "unknown" : result.verdict,
    amounts: result.amounts.map((amount) => isBenefit(amount.kind) ? { ...amount, low: 0 } : amount)
  };
}
function isOpen({ said, memory }, { slots, doubtful }) {
  if (doubtful) return true;
  if (memory.complete) return false;
  for (const slot of slots) if (said[slot] !== 1 /* Exact */) return true;
  return false;
}
function needsOf({ bundle, memory }, linked2, amounts) {
  const { slots, eligible } = linked2;
  const { needed } = memory;
  for (const slot of slots) needed[slot] = 0;
  eligible.mark();
  amounts.forEach(({ low, high }, i) => {
    if (low !== high) linked2.amounts[i]?.of.mark();
  });
  const needs = [];
  for (const slot of slots) if (needed[slot] === 1) needs.push(bundle.facts[slot].id);
  return needs;
}
function settled({ amounts }, linked2) {
  return amounts.map(({ id, kind, label }, i) => {
    const fen = fenAt(linked2.amounts[i], 0);
    return { id, kind, label, low: fen, high: fen };
  });
}
function ranges({ amounts }, linked2) {
  return amounts.map(({ id, kind, label }, i) => {
    const of = linked2.amounts[i];
    return { id, kind, label, low: fenAt(of, 0), high: fenAt(of, 1) };
  });
}
function fenAt({ of, factor, divisor }, end) {
  const numerator = mul(of.bound(end), factor);
  if (of.divides) return roundDiv(numerator, mul(denominatorOf(of), divisor));
  return divisor === 1 && typeof numerator === "number" ? numerator : roundDiv(numerator, divisor);
}
function hull(a, b) {
  return a.map((amount, i) => {
    const other = b[i];
    return { ...amount, low: Math.min(amount.low, other.low), high: Math.max(amount.high, other.high) };
  });
}

// shared/wording.ts
var SIGNS = { add: " + ", sub: " \u2212 ", mul: " \xD7 ", div: " \xF7 " };
var PRECEDENCE = { add: 1, sub: 1, mul: 2, div: 2 };
function formulaOf(policy, facts, source, on) {
  const numbers = [];
  function words(of, above) {
    switch (of.op) {
      case "number":
        return of.value[1] === 1 ? String(of.value[0]) : `${of.value[0]}/${of.value[1]}`;
      case "param": {
        const param = policy.params[of.param];
        if (!param) return of.param;
        const { printed, clause } = paramOn(param, on);
        if (!numbers.some((used) => used.param === of.param))
          numbers.push({ param: of.param, label: param.label, printed, clause });
        return printed;
      }
      case "fact":
        return facts.find((fact) => fact.id === of.fact)?.label ?? of.fact;
      case "let": {
        const definition = policy.lets[of.let];
        if (!definition) return of.let;
        return definition.label ?? words(definition.of, above);
      }
      case "floor":
        return `${words(of.of, 0)}\uFF08\u53D6\u6574\uFF09`;
      case "table":
        return of.rows.map((row) => row.label ?? words(row.of, 0)).join("\uFF0F");
      case "min":
      case "max":
        return extreme2(of);
      default: {
        const own = PRECEDENCE[of.op];
        const right = of.op === "sub" || of.op === "div" ? own + 1 : own;
        const text = `${words(of.of[0], own)}${SIGNS[of.op]}${words(of.of[1], right)}`;
        return own < above ? `\uFF08${text}\uFF09` : text;
      }
    }
  }
  function extreme2(of) {
    const [a, b] = of.of;
    const trivial = [a, b].find((side) => side.op === "number");
    if (of.op === "max" && trivial) return words(trivial === a ? b : a, 3);
    return `${of.op === "min" ? "\u8F83\u5C0F\u8005" : "\u8F83\u5927\u8005"}\uFF08${words(a, 0)}\uFF0C${words(b, 0)}\uFF09`;
  }
  return { text: words(source, 0), numbers };
}

// shared/tell.ts
var silence = () => void 0;
var STATES = ["no", "yes", "unknown"];
var SHOWN_PARTS = 1e6;
var LARGEST_SHOWN = 9e15;
var tellers = /* @__PURE__ */ new WeakMap();
function tellerOf(engine, policy, linked2, on) {
  const known = tellers.get(linked2);
  if (known) return known;
  const teller = makeTeller(engine, policy, linked2, on);
  tellers.set(linked2, teller);
  return teller;
}
function makeTeller({ bundle, memory, slots }, policy, linked2, on) {
  let rows = [];
  let open = false;
  let telling = 0;
  const steps = /* @__PURE__ */ new Map();
  const once = /* @__PURE__ */ new Map();
  function isNews(cell) {
    if (cell[0] === telling) return false;
    cell[0] = telling;
    return true;
  }
  function cellOf(key) {
    const cell = once.get(key) ?? [0];
    once.set(key, cell);
    return cell;
  }
  function tellCondition(condition, all) {
    const { source } = condition;
    if (source.op === "eligible" || source.op === "reading") return silence;
    if (condition.of.length > 0) return tellGroup(condition, all);
    return tellLeaf(condition);
  }
  function tellGroup({ source, of }, all) {
    const members = of.map((member) => ({ test: member.test, tell: tellCondition(member, all) }));
    const silent = source.op === "all" ? YES : NO;
    return (outcome) => {
      const deciding = outcome !== UNKNOWN && source.op === "none" ? 1 - outcome : outcome;
      for (const { test, tell } of members) {
        const one = test();
        if (all || (outcome === UNKNOWN ? one !== silent : one === deciding)) tell(one);
      }
    };
  }
  function tellLeaf(condition) {
    const { source } = condition;
    const clause = "cite" in source ? clauseOn(source.cite, on) : null;
    const cell = cellOf(JSON.stringify({ ...source, cite: void 0 }));
    const row = rowOf(condition, clause);
    return (outcome) => {
      if (isNews(cell)) rows.push(row(STATES[outcome]));
    };
  }
  function rowOf({ source, left, right }, clause) {
    if (source.op === "choice") {
      const { fact: fact2, in: wanted } = source;
      return (state) => ({ kind: "choice", fact: fact2, given: optionsOf(fact2), wanted, state, clause });
    }
    if (source.op !== "compare" || !left || !right) {
      const text = source.op === "verify" ? source.text : "";
      return () => ({ kind: "verify", text, state: "unknown", clause });
    }
    const { rel } = source;
    const unit = unitOf(source.left);
    const label = words(source.left).text;
    const fact = source.left.op === "fact" ? source.left.fact : null;
    const param = source.right.op === "param" ? policy.params[source.right.param] : void 0;
    const printed = param ? paramOn(param, on).printed : null;
    return (state) => {
      const given = fact === null || isGiven(fact) ? valueOf(left, unit) : null;
      return { kind: "compare", label, fact, given, rel, limit: valueOf(right, unit), printed, state, clause };
    };
  }
  function isGiven(fact) {
    const slot = slots.get(fact);
    if (!slot || !open) return true;
    return memory.state[2 * slot.index] !== slot.low || memory.state[2 * slot.index + 1] !== slot.high;
  }
  function optionsOf(fact) {
    const slot = slots.get(fact);
    if (slot?.fact.type !== "choice") return null;
    const bits = memory.state[2 * slot.index];
    return bits === slot.high ? null : slot.fact.options.filter((_, i) => (bits & 2 ** i) !== 0).map((option) => option.id);
  }
  function unitOf(source) {
    if (source.op === "let") return policy.lets[source.let]?.unit ?? "none";
    const fact = source.op === "fact" ? slots.get(source.fact)?.fact : void 0;
    return fact?.type === "number" ? fact.unit : "none";
  }
  function words(source) {
    return formulaOf(policy, bundle.facts, source, on);
  }
  function tellSteps(of, source) {
    if (source.op === "let") return tellLet(source.let);
    if (source.op === "table") return tellTable(of, source);
    if (!("of" in source)) return silence;
    const parts = source.op === "floor" ? [source.of] : source.of;
    const tells = parts.map((part) => tellSteps(void 0, part));
    return () => {
      for (const tell of tells) tell();
    };
  }
  function tellLet(name) {
    const known = steps.get(name);
    if (known) return known;
    const definition = policy.lets[name];
    const of = linked2.lets.get(name);
    if (!definition || !of) return silence;
    const { label, unit } = definition;
    const before = tellSteps(of, definition.of);
    const cell = cellOf(`let ${name}`);
    const hit = hitOf(of, definition.of);
    const clause = clauseOn(definition.cite, on);
    const tell = () => {
      if (!isNews(cell)) return;
      before();
      if (label === void 0) return;
      const { formula, cite } = hit();
      rows.push({
        kind: "step",
        label,
        formula: formula.text,
        value: valueOf(of, unit),
        numbers: formula.numbers,
        clause: cite ?? clause
      });
    };
    steps.set(name, tell);
    return tell;
  }
  function tellTable(of, source) {
    const cases = source.rows.map((row, i) => tellRow(row, of?.rows[i]?.when ?? null, of?.rows[i]?.of));
    return () => {
      let failed = null;
      for (const { test, tellWhen, tellRest } of cases) {
        const outcome = test();
        if (outcome === NO) {
          failed = tellWhen;
          continue;
        }
        failed?.(NO);
        failed = null;
        tellWhen(outcome);
        tellRest(outcome);
        if (outcome === YES) break;
      }
    };
  }
  function tellRow({ label, cite, of: value }, when, of) {
    const tellValue = tellSteps(of, value);
    const clause = clauseOn(cite, on);
    const cell = cellOf(`case ${label ?? ""} ${clause ?? ""}`);
    return {
      test: when ? when.test : () => YES,
      tellWhen: when ? tellCondition(when, false) : silence,
      tellRest: (outcome) => {
        if (label !== void 0 && isNews(cell))
          rows.push({ kind: "case", label, state: STATES[outcome], clause });
        tellValue();
      }
    };
  }
  function hitOf(of, source) {
    const whole = { formula: words(source), cite: null };
    if (source.op !== "table") return () => whole;
    const hits = source.rows.map((row) => ({ formula: words(row.of), cite: clauseOn(row.cite, on) }));
    return () => {
      const rows2 = of.rows;
      for (let i = 0; i < rows2.length; i++) {
        const outcome = rows2[i]?.when?.test() ?? YES;
        if (outcome === YES) return hits[i] ?? whole;
        if (outcome === UNKNOWN) return whole;
      }
      return whole;
    };
  }
  function tellAmounts() {
    return policy.amounts.map(({ id, label, of: source }, i) => {
      const of = linked2.amounts[i].of;
      const before = tellSteps(of, source);
      const hit = hitOf(of, source);
      return () => {
        before();
        const { formula, cite } = hit();
        rows.push({
          kind: "amount",
          id,
          label,
          formula: formula.text,
          value: valueOf(of, "yuan"),
          numbers: formula.numbers,
          clause: cite
        });
      };
    });
  }
  function tellReadings() {
    return policy.readings.map((reading) => {
      const when = reading.when ? linked2.condition(reading.when) : null;
      const options = reading.options.map((option) => option.text);
      const row = { kind: "reading", text: reading.text, options, clause: clauseOn(reading.cite, on) };
      return () => {
        if (when?.test() !== NO) rows.push(row);
      };
    });
  }
  function valueOf(of, unit) {
    const low = fractionAt(of, 0);
    return { low, high: !open || isSettled(of) ? low : fractionAt(of, 1), unit };
  }
  function tellAnew(nowOpen, tell) {
    open = nowOpen;
    telling += 1;
    rows = [];
    tell();
    return rows;
  }
  const reasons = tellCondition(linked2.eligible, false);
  const every = tellCondition(linked2.eligible, true);
  const rest = [...tellReadings(), ...tellAmounts()];
  return {
    conditions: (nowOpen) => tellAnew(nowOpen, () => every(linked2.judge())),
    reasons: (nowOpen) => tellAnew(nowOpen, () => {
      reasons(linked2.judge());
      for (const tell of rest) tell();
    })
  };
}
function fractionAt(of, end) {
  const numerator = of.bound(end);
  const denominator2 = mul(denominatorOf(of), of.scale);
  if (typeof numerator === "number" && typeof denominator2 === "number") return [numerator, denominator2];
  return shown(numerator, denominator2);
}
function shown(numerator, denominator2) {
  const size = toFloat(numerator) / toFloat(denominator2);
  let parts = SHOWN_PARTS;
  while (parts > 1 && Math.abs(size) * parts >= LARGEST_SHOWN) parts /= 10;
  return Math.abs(size) < LARGEST_SHOWN ? [roundDiv(mul(numerator, parts), denominator2), parts] : [Math.round(size), 1];
}

// shared/explain.ts
function explain(engine, answers, on, id) {
  fill(engine, answers);
  return explainOne(engine, programOf(engine, id), on);
}
function explainAll(engine, answers, on, ids) {
  fill(engine, answers);
  return programsOf(engine, ids).map((program2) => explainOne(engine, program2, on));
}
function explainOne(engine, program2, on) {
  const result = evaluateOne(engine, program2, on);
  const linked2 = result.failure === void 0 ? program2.on(on).linked : null;
  return {
    on,
    result,
    rows: linked2 ? tellerOf(engine, program2.policy, linked2, on).reasons(isOpen(engine, linked2)) : []
  };
}

// shared/questions.ts
function nextQuestions(engine, answers, on, ids) {
  fill(engine, answers);
  const { said } = engine;
  const weights = weigh(programsOf(engine, ids).map((program2) => evaluateOne(engine, program2, on)));
  const questions = [];
  engine.bundle.facts.forEach((fact, slot) => {
    const weight = weights.get(fact.id);
    if (!weight || said[slot] === 1 /* Exact */ || said[slot] === 3 /* DontKnow */) return;
    questions.push({ fact: fact.id, exact: said[slot] === 2 /* Band */, ...weight, effort: fact.effort, slot });
  });
  questions.sort(
    (a, b) => Number(a.exact) - Number(b.exact) || b.policies - a.policies || b.atStake - a.atStake || a.effort - b.effort || a.slot - b.slot
  );
  return questions.map(({ fact, exact, policies, verdict, atStake }) => ({ fact, exact, policies, verdict, atStake }));
}
function weigh(results) {
  const weights = /* @__PURE__ */ new Map();
  for (const result of results) {
    const undecided = result.verdict === "unknown";
    const atStake = result.amounts.reduce((sum2, { kind, low, high }) => sum2 + (isBenefit(kind) ? high - low : 0), 0);
    for (const fact of result.needs) {
      const weight = weights.get(fact) ?? { policies: 0, verdict: false, atStake: 0 };
      weight.policies += 1;
      weight.verdict || (weight.verdict = undecided);
      weight.atStake += atStake;
      weights.set(fact, weight);
    }
  }
  return weights;
}

// shared/portfolio.ts
function portfolio(results) {
  const totals = /* @__PURE__ */ new Map();
  for (const topic of byTopic(results)) {
    for (const kind of new Set(topic.flatMap((result) => result.amounts.map((amount) => amount.kind)))) {
      if (!isBenefit(kind)) continue;
      const total = totals.get(kind) ?? { low: 0, high: 0 };
      const sums = topic.map((result) => ({ certain: result.verdict === "eligible", ...sumOf(result.amounts, kind) }));
      const certain = sums.filter((sum2) => sum2.certain).map((sum2) => sum2.low);
      total.low += certain.length > 0 ? Math.min(...certain) : 0;
      total.high += Math.max(...sums.map((sum2) => sum2.high));
      totals.set(kind, total);
    }
  }
  return [...totals].map(([kind, { low, high }]) => ({ kind, low, high }));
}
function byTopic(results) {
  const topics = /* @__PURE__ */ new Map();
  for (const result of results) {
    const { policy, status, verdict } = result;
    const counts = policy.role === "benefit" && (status === "in-force" || status === "unverified");
    if (!counts || verdict === "ineligible" || verdict === "not-in-force") continue;
    topics.set(policy.topic, [...topics.get(policy.topic) ?? [], result]);
  }
  return [...topics.values()];
}
function sumOf(amounts, kind) {
  let [low, high] = [0, 0];
  for (const amount of amounts) {
    if (amount.kind !== kind) continue;
    low += amount.low;
    high += amount.high;
  }
  return { low, high };
}
export {
  evaluate,
  explain,
  explainAll,
  load,
  nextQuestions,
  portfolio
};
