package io.ringfence.contracts.rulepack;

import io.ringfence.domain.margin.AdditionRule;
import io.ringfence.domain.margin.FundingRule;
import io.ringfence.domain.margin.RemovalRule;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Reads what a venue lets be moved, and what it charges. */
final class ConductReader {
  private static final Map<String, RemovalRule> REMOVALS =
      Map.of(
          "wallet-less-maintenance", new RemovalRule.WalletLessMaintenance(),
          "initial-or-tenth", new RemovalRule.InitialOrTenth(),
          "never", new RemovalRule.Never());
  private static final Map<String, AdditionRule> ADDITIONS =
      Map.of(
          "cross-surplus", new AdditionRule.CrossSurplus(),
          "free-balance", new AdditionRule.FreeBalance());
  private static final Map<String, FundingRule.Price> PRICES =
      Map.of(
          "mark", FundingRule.Price.MARK,
          "index", FundingRule.Price.INDEX,
          "oracle", FundingRule.Price.ORACLE);
  private static final Map<String, FundingRule.Payer> PAYERS =
      Map.of(
          "wallet", FundingRule.Payer.WALLET,
          "account-first", FundingRule.Payer.ACCOUNT_FIRST);
  private static final Map<String, Fees.PaidBy> CHARGED =
      Map.of("wallet", Fees.PaidBy.WALLET, "account", Fees.PaidBy.ACCOUNT);

  private ConductReader() {}

  static RemovalRule removal(JsonFields fields) {
    Optional<String> why = fields.whyUnknown("removalRule");
    return why.isPresent()
        ? new RemovalRule.Unknown(why.get())
        : fields.choice("removalRule", REMOVALS);
  }

  static AdditionRule addition(JsonFields fields) {
    Optional<String> why = fields.whyUnknown("additionRule");
    return why.isPresent()
        ? new AdditionRule.Unknown(why.get())
        : fields.choice("additionRule", ADDITIONS);
  }

  static FundingRule funding(JsonFields fields) {
    JsonFields funding = fields.object("funding");
    try {
      FundingRule rule =
          new FundingRule(
              funding
                  .known("price", field -> funding.choice(field, PRICES))
                  .orElse(FundingRule.Price.UNKNOWN),
              funding
                  .known("paidBy", field -> funding.choice(field, PAYERS))
                  .orElse(FundingRule.Payer.UNKNOWN),
              funding.known("intervalHours", funding::decimal),
              funding.known("cap", funding::decimal));
      funding.refuseOthers();
      note(fields, funding, "funding");
      return rule;
    } catch (IllegalArgumentException e) {
      throw new RulePackException(funding.place(), e);
    }
  }

  /** Empty where the fees are not known. */
  static Optional<Fees> fees(JsonFields fields) {
    if (fields.whyUnknown("fees").isPresent()) {
      return Optional.empty();
    }
    JsonFields fees = fields.object("fees");
    Fees read =
        new Fees(
            fees.known("maker", field -> below1(fees, field, fees.signed(field))),
            below1(fees, "taker", fees.decimal("taker")),
            fees.known("paidBy", field -> fees.choice(field, CHARGED)).orElse(Fees.PaidBy.UNKNOWN));
    fees.refuseOthers();
    note(fields, fees, "fees");
    return Optional.of(read);
  }

  private static BigDecimal below1(JsonFields fees, String field, BigDecimal rate) {
    if (rate.abs().compareTo(BigDecimal.ONE) >= 0) {
      throw fees.refused(field, "must be a fraction below 1");
    }
    return rate;
  }

  private static void note(JsonFields fields, JsonFields inner, String name) {
    inner.unknown().forEach((field, why) -> fields.unknown().put(name + "." + field, why));
  }
}
