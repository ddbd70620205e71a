package io.ringfence.domain.engine;

/** How a contract's value follows its price. */
public enum ContractKind {
  /** V = Q p, settled in the quote currency. */
  LINEAR,
  /** V = Q p, with Q in settlement asset for each unit of price: contracts times multiplier. */
  QUANTO,
  /** V = Q / p, with Q in quote currency, settled in the base asset. */
  INVERSE
}
