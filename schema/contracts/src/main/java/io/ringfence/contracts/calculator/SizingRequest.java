package io.ringfence.contracts.calculator;

import io.ringfence.contracts.rulepack.Fees;
import io.ringfence.domain.calculator.CaseException;
import io.ringfence.domain.calculator.Range;
import io.ringfence.domain.operation.FeePayer;
import io.ringfence.domain.sizing.Sizing;
import io.ringfence.domain.sizing.SizingPlan;
import io.ringfence.domain.sizing.TradeBudget;
import io.ringfence.domain.sizing.TradeCosts;
import io.ringfence.domain.sizing.TradeIdea;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * A trade to be sized from what it may lose.
 *
 * @param idea the trade
 * @param plan its size and the five checks
 * @param rules where the rules come from
 */
public record SizingRequest(TradeIdea idea, SizingPlan plan, RulesOrigin rules) {
  private static final String UNPUBLISHED = "must be given, the rule pack does not know it";

  /** Names of the fields of a request. */
  public static final Set<String> FIELDS =
      Set.of(
          "venue",
          "instrument",
          "side",
          "entryPrice",
          "leverage",
          "stopPrice",
          "capital",
          "atRisk",
          "quantityStep",
          "takerFee",
          "feePaidBy");

  /**
   * Reads a request and sizes it.
   *
   * @throws CaseException naming the field and the rule it breaks
   */
  public static SizingRequest of(FlatFields given, PackRules packs) {
    FlatFields fields = given.only(FIELDS);
    PackRules.Found found = packs.find(fields.text("venue"), fields.text("instrument"));
    TradeIdea idea =
        new TradeIdea(
            Choices.side(fields.text("side")),
            fields.decimal("entryPrice", Range.POSITIVE),
            fields.decimal("leverage", Range.FROM_1),
            fields.decimalIfPresent("stopPrice", Range.POSITIVE));
    TradeBudget budget =
        new TradeBudget(
            fields.decimal("capital", Range.POSITIVE),
            fields.decimal("atRisk", Range.ABOVE_0_UP_TO_1));
    try {
      SizingPlan plan = new Sizing(found.rules(), costs(fields, found)).plan(budget, idea);
      return new SizingRequest(idea, plan, found.origin());
    } catch (IllegalArgumentException e) {
      throw CaseException.refused(e);
    }
  }

  /** Fees of the request, or those the pack knows. */
  private static TradeCosts costs(FlatFields fields, PackRules.Found found) {
    Optional<Fees> published = found.instrument().fees();
    BigDecimal taker =
        fields
            .decimalIfPresent("takerFee", Range.FROM_0_BELOW_1)
            .or(() -> published.map(Fees::taker))
            .orElseThrow(() -> new CaseException("takerFee", UNPUBLISHED));
    FeePayer payer =
        fields
            .textIfPresent("feePaidBy")
            .map(SizingRequest::payer)
            .or(() -> published.flatMap(it -> payer(it.paidBy())))
            .orElseThrow(() -> new CaseException("feePaidBy", UNPUBLISHED));
    return new TradeCosts(fields.decimal("quantityStep", Range.POSITIVE), taker, payer);
  }

  private static Optional<FeePayer> payer(Fees.PaidBy paidBy) {
    return switch (paidBy) {
      case WALLET -> Optional.of(FeePayer.WALLET);
      case ACCOUNT -> Optional.of(FeePayer.ACCOUNT);
      case UNKNOWN -> Optional.empty();
    };
  }

  private static FeePayer payer(String payer) {
    return switch (payer) {
      case "wallet" -> FeePayer.WALLET;
      case "account" -> FeePayer.ACCOUNT;
      default ->
          throw new CaseException("feePaidBy", "must be one of [wallet, account], was " + payer);
    };
  }
}
