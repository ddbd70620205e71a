package io.ringfence.domain.margin;

/** What a contract's price multiplies or divides. */
public enum ContractKind {
  /** Base units, valued and settled in the quote asset: V(p) = Q p. */
  LINEAR,
  /** Face value in the quote asset, settled in the base asset: V(p) = Q / p. */
  INVERSE,
  /** A fixed amount of a third asset for each unit of price: V(p) = Q p, settled in that asset. */
  QUANTO
}
