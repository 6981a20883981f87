package dev.nnc.runtime.lanes;

/** What arrays can be mapped by. */
enum LaneFunction {
  EXP,
  EXPM1,
  LOG,
  LOG1P,
  SIN,
  COS,
  ATAN,
  TANH,
  SIGMOID,
  SOFTPLUS,
  ERF,
  ERFINV,
  RINT,
  FLOOR,
  CEIL
}
