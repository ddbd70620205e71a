package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;

import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of {@code published-cases.txt}, whose first lines say how it is written.
 *
 * @param fields inputs by name; absent is unknown
 * @param expected figures by name, as the source printed them
 */
record PublishedCase(
    String id,
    String model,
    ContractKind kind,
    PositionSide side,
    Map<String, String> fields,
    Map<String, String> expected) {
  private static final Pattern BAR = Pattern.compile(" \\| ");
  private static final Pattern BLANK = Pattern.compile(" ");
  private static final Pattern COMMA = Pattern.compile(",");
  private static final int SATOSHI_DIGITS = 8;

  static PublishedCase parse(String line) {
    String[] parts = BAR.split(line, -1);
    List<String> words = List.of(BLANK.split(parts[0], -1));
    return new PublishedCase(
        words.get(0),
        words.get(1),
        ContractKind.valueOf(words.get(2).toUpperCase(Locale.ROOT)),
        PositionSide.of(words.get(3)).orElseThrow(),
        named(words.subList(4, words.size())),
        named(List.of(BLANK.split(parts[1], -1))));
  }

  private static Map<String, String> named(List<String> words) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      named.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return named;
  }

  Optional<BigDecimal> given(String field) {
    return Optional.ofNullable(fields.get(field)).map(BigDecimal::new);
  }

  BigDecimal figure(String field) {
    return given(field)
        .orElseThrow(() -> new IllegalArgumentException(id + ": " + field + " must be given"));
  }

  BigDecimal fee() {
    return given("fee").orElse(BigDecimal.ZERO);
  }

  /** The mark, or the entry where the source prints none. */
  BigDecimal markOrEntry() {
    return given("P").orElseGet(() -> position().entryPrice());
  }

  /** The position; where only mark and equity are known, it is seen from the mark. */
  IsolatedPosition position() {
    Contract contract =
        new Contract(
            kind, figure("x"), model.equals("bitmex") ? SATOSHI_DIGITS : Precision.AMOUNT_SCALE);
    IsolatedPosition entered =
        new IsolatedPosition(
            contract, side, figure("q"), entry(contract), BigDecimal.ZERO, terms());
    return entered.withMargin(wallet(entered));
  }

  private VenueTerms terms() {
    return new VenueTerms(
        given("L"), given("added").orElse(BigDecimal.ZERO), given("C"), given("printed"));
  }

  private BigDecimal entry(Contract contract) {
    Optional<BigDecimal> digits = given("entryDigits");
    if (digits.isPresent()) {
      return figure("E").setScale(digits.get().intValueExact(), RoundingMode.FLOOR);
    }
    return given("E")
        .or(() -> given("C").map(cost -> bookedAt(contract, cost)))
        .orElseGet(() -> figure("P"));
  }

  private BigDecimal bookedAt(Contract contract, BigDecimal cost) {
    PriceRoot price = contract.priceAt(contract.size(figure("q")), Fraction.of(cost));
    return price.numerator().divide(price.denominator(), 20, RoundingMode.HALF_EVEN);
  }

  private BigDecimal wallet(IsolatedPosition entered) {
    if (given("E").isEmpty() && given("C").isEmpty()) {
      return figure("M");
    }
    return given("W")
        .or(() -> given("M").map(equity -> equity.subtract(entered.unrealisedPnl(figure("P")))))
        .or(() -> entered.initialMargin().map(it -> it.rounded(30, RoundingMode.HALF_EVEN)))
        .orElse(BigDecimal.ZERO);
  }

  /** Brackets as printed; one alone is an excerpt of a table. */
  TierSchedule schedule() {
    List<MaintenanceTier> tiers = tiers();
    if (tiers.size() == 1) {
      return TierSchedule.excerpt(tiers.getFirst().rate(), tiers.getFirst().maintenanceAmount());
    }
    boolean amounts = tiers.getLast().maintenanceAmount().signum() > 0;
    return new TierSchedule(
        amounts ? TierSchedule.Kind.MARGINAL : TierSchedule.Kind.WHOLE_POSITION, tiers);
  }

  List<MaintenanceTier> tiers() {
    List<MaintenanceTier> tiers = new ArrayList<>();
    BigDecimal floor = BigDecimal.ZERO;
    for (String text : COMMA.split(fields.getOrDefault("tiers", ""), -1)) {
      if (!text.isEmpty()) {
        MaintenanceTier tier = tier(floor, text);
        tiers.add(tier);
        floor = tier.cap().orElse(floor);
      }
    }
    return tiers;
  }

  private static MaintenanceTier tier(BigDecimal floor, String text) {
    int dash = text.indexOf('-');
    int at = text.indexOf('@');
    Optional<BigDecimal> cap = at < 0 ? Optional.empty() : Optional.of(dec(text.substring(at + 1)));
    String amount = text.substring(dash + 1, at < 0 ? text.length() : at);
    return new MaintenanceTier(
        floor, cap, dec(text.substring(0, dash)), dec(amount), BigDecimal.ONE);
  }

  /** The generation; a case without brackets asks for no figure that needs them. */
  MarginModel generation() {
    TierSchedule schedule =
        tiers().isEmpty() ? TierSchedule.excerpt(dec("0.5"), BigDecimal.ZERO) : schedule();
    return switch (model) {
      case "standard" -> standard(schedule);
      case "entry-mm" -> new EntryMaintenance(schedule, TriggerEquality.LIQUIDATES);
      case "okx-tick" -> new OkxTick(standard(schedule), figure("tick"));
      case "kucoin-v1" -> new KucoinV1(schedule, fee(), figure("tick"));
      case "bybit-legacy-inverse" -> new BybitLegacyInverse(schedule, fee(), figure("tick"));
      case "bybit-legacy-rounded" -> new BybitLegacyRounded(schedule, figure("tick"));
      case "bybit-fee-to-close" -> new BybitFeeToClose(schedule, fee());
      case "bitmex" -> new Bitmex(schedule, fee(), figure("tick"));
      case "htx" -> new Htx(standard(schedule), figure("adjust"));
      case "nautilus" -> new Nautilus(figure("rate"));
      default -> throw new IllegalArgumentException(id + ": unknown generation " + model);
    };
  }

  private StandardMargin standard(TierSchedule schedule) {
    return new StandardMargin(schedule, fee(), TriggerEquality.LIQUIDATES);
  }

  @Override
  public String toString() {
    return id;
  }
}
