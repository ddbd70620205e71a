package io.ringfence.launcher.oracle;

import static java.util.Objects.requireNonNullElse;

import io.ringfence.contracts.wire.RejectCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads rows of budgets, capital and account balances. */
record StandingRows(MarketRows markets) {
  private static final Pattern SLASH = Pattern.compile("/");
  private static final Set<String> METRICS =
      Set.of(
          "open_capital_at_risk",
          "period_loss",
          "isolated_margin",
          "gross_notional",
          "net_notional",
          "gap_loss",
          "leverage",
          "concentration_asset",
          "concentration_venue",
          "unstopped_positions");

  Fact balance(Fields row) {
    long at = row.at();
    String venue = row.text("venue");
    String account = row.text("account");
    String asset = row.text("settlement_asset");
    BigDecimal free = row.notNegative("free_balance", RejectCode.NEGATIVE_MARGIN);
    markets.known(venue);
    return new Fact.Balance(at, venue, account, asset, free);
  }

  Fact budget(Fields row) {
    String node = node(row);
    String metric = row.text("metric");
    if (!METRICS.contains(metric)) {
      throw new RowRefused(RejectCode.UNKNOWN_METRIC);
    }
    BigDecimal soft = limit(row, "soft");
    BigDecimal hard = limit(row, "hard");
    BigDecimal softLeave =
        requireNonNullElse(row.optional("soft_leave", name -> limit(row, name)), soft);
    BigDecimal hardLeave =
        requireNonNullElse(row.optional("hard_leave", name -> limit(row, name)), hard);
    if (soft.compareTo(hard) > 0
        || softLeave.compareTo(soft) > 0
        || hardLeave.compareTo(hard) > 0) {
      throw new RowRefused(RejectCode.OUT_OF_RANGE);
    }
    long dwell = requireNonNullElse(row.optional("min_dwell_s", row::whole), 0L) * 1_000_000;
    String currency = row.has("currency") ? row.text("currency") : "";
    Long from = row.optional("valid_from", row::moment);
    Long to = row.optional("valid_to", row::moment);
    return new Fact.Budget(
        node, metric, currency, soft, hard, softLeave, hardLeave, dwell, from, to);
  }

  Fact capital(Fields row) {
    String node = node(row);
    BigDecimal amount = row.positive("amount", RejectCode.NON_POSITIVE_AMOUNT);
    String currency = row.text("currency");
    return new Fact.Capital(node, currency, amount, row.optional("valid_from", row::moment));
  }

  private static BigDecimal limit(Fields row, String name) {
    return row.notNegative(name, RejectCode.NON_POSITIVE_AMOUNT);
  }

  private static String node(Fields row) {
    String node = row.text("node");
    List<String> parts = List.of(SLASH.split(node, -1));
    if (!parts.getFirst().equals("firm")
        || parts.size() > 32
        || parts.stream().anyMatch(String::isBlank)) {
      throw new RowRefused(RejectCode.BAD_NODE);
    }
    return node;
  }
}
