package io.ringfence.contracts.wire;

import org.jspecify.annotations.Nullable;

/**
 * Something that is written down as it came and that no position is moved by: exactly one component
 * is present.
 *
 * @param rate for {@link InputKind#RATES}
 * @param adlRank for {@link InputKind#ADL_RANKS}
 * @param insuranceFund for {@link InputKind#INSURANCE_FUND}
 * @param orderBook for {@link InputKind#ORDER_BOOK}
 * @param rulePack for {@link InputKind#RULE_PACKS}
 * @param crossPosition for rows of {@link InputKind#POSITIONS} in cross margin
 */
public record RecordedFact(
    @Nullable RateRow rate,
    @Nullable AdlRankRow adlRank,
    @Nullable InsuranceFundRow insuranceFund,
    @Nullable OrderBookRow orderBook,
    @Nullable RulePackDocumentRow rulePack,
    @Nullable CrossPositionRow crossPosition) {
  /** A conversion rate. */
  public static RecordedFact of(RateRow fact) {
    return new RecordedFact(fact, null, null, null, null, null);
  }

  /** A place in the auto-deleveraging queue. */
  public static RecordedFact of(AdlRankRow fact) {
    return new RecordedFact(null, fact, null, null, null, null);
  }

  /** A balance of an insurance fund. */
  public static RecordedFact of(InsuranceFundRow fact) {
    return new RecordedFact(null, null, fact, null, null, null);
  }

  /** A depth of an order book. */
  public static RecordedFact of(OrderBookRow fact) {
    return new RecordedFact(null, null, null, fact, null, null);
  }

  /** A rule pack. */
  public static RecordedFact of(RulePackDocumentRow fact) {
    return new RecordedFact(null, null, null, null, fact, null);
  }

  /** A position in cross margin. */
  public static RecordedFact of(CrossPositionRow fact) {
    return new RecordedFact(null, null, null, null, null, fact);
  }
}
