package io.ringfence.domain.exposure;

import static io.ringfence.domain.Figures.dec;
import static io.ringfence.domain.Figures.second;

import io.ringfence.domain.Figures;
import io.ringfence.domain.NaiveSchedule;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.position.PositionEvent.FundingSettled;
import io.ringfence.domain.position.PositionEvent.MarkUpdate;
import io.ringfence.domain.position.PositionEvent.PositionVersion;
import io.ringfence.domain.position.PositionEvent.WalletEvent;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.List;

/** Events of one instrument in few words; times are seconds after the start. */
final class Events {
  static final PositionKey LONG = Figures.key(Figures.BTC, PositionSide.LONG);
  static final PositionKey SHORT = Figures.key(Figures.BTC, PositionSide.SHORT);

  /** One per cent up to 1000, two up to 5000, five above. */
  static final NaiveSchedule SLICES =
      new NaiveSchedule(
          List.of(dec(1_000), dec(5_000), dec(20_000)),
          List.of(dec("0.01"), dec("0.02"), dec("0.05")));

  static final MarginRules RULES =
      new MarginRules(
          Figures.BTC,
          "USDT",
          new StandardMargin(
              SLICES.schedule(), BigDecimal.ZERO, StandardMargin.TriggerEquality.LIQUIDATES),
          new RemovalRule.WalletLessMaintenance(),
          "test@1");

  private Events() {}

  static InstrumentBook book() {
    return new InstrumentBook(RULES, AlertLevels.DEFAULT);
  }

  static PositionVersion version(PositionKey key, long sequence, String quantity, String margin) {
    return version(key, sequence, quantity, margin, PositionFacts.of("alpha", "one", "tess"));
  }

  /** Entry 100, leverage 10, at the second of its sequence. */
  static PositionVersion version(
      PositionKey key, long sequence, String quantity, String margin, PositionFacts facts) {
    return new PositionVersion(
        key,
        second(sequence),
        sequence,
        dec(quantity),
        dec(100),
        dec(margin),
        BigDecimal.TEN,
        facts);
  }

  static WalletEvent wallet(PositionKey key, long sequence, WalletEvent.Kind kind, String amount) {
    return new WalletEvent(key, second(sequence), sequence, kind, dec(amount));
  }

  static MarkUpdate mark(long at, String price) {
    return new MarkUpdate(Figures.BTC, second(at), dec(price));
  }

  static FundingSettled funding(long at, String rate) {
    return new FundingSettled(Figures.BTC, second(at), dec(rate));
  }
}
