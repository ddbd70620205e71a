package io.ringfence.domain.exposure;

import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** One text for one content: 2.0 and 2.00 are the same figure, absent is not empty. */
final class EventContent {
  private static final String SEPARATOR = "\u001f";
  private static final String ABSENT = "\u0000";

  private EventContent() {}

  static String of(PositionEvent.Sequenced event) {
    return switch (event) {
      case PositionEvent.PositionVersion version -> of(version);
      case PositionEvent.WalletEvent wallet -> join(wallet.at(), wallet.kind(), wallet.amount());
      case PositionEvent.StopsSet stops ->
          join(
              stops.at(),
              stops.stopPrice(),
              stops.stopQuantity(),
              stops.plannedMaxLoss(),
              stops.thesis(),
              stops.plan());
      case PositionEvent.VenueFill fill ->
          join(fill.at(), fill.kind(), fill.quantity(), fill.price(), fill.realisedPnl());
    };
  }

  /** What was realised stands behind the rest: rows that do not say it read as they ever did. */
  private static String of(PositionEvent.PositionVersion version) {
    PositionFacts facts = version.facts();
    PositionFacts.Labels labels = facts.labels();
    String known = version.realisedPnl() == null ? "" : SEPARATOR + join(version.realisedPnl());
    return join(
            version.at(),
            version.quantity(),
            version.entryPrice(),
            version.isolatedMargin(),
            version.leverage(),
            facts.desk(),
            facts.book(),
            facts.trader(),
            facts.stopPrice(),
            facts.stopQuantity(),
            facts.plannedMaxLoss(),
            facts.thesis(),
            facts.plan(),
            facts.legalEntity(),
            facts.clientOrHouse(),
            labels.strategy(),
            labels.bookTag(),
            labels.profile(),
            labels.riskClass(),
            labels.sector(),
            labels.conviction(),
            labels.pairId())
        + known;
  }

  private static String join(@Nullable Object... parts) {
    StringJoiner text = new StringJoiner(SEPARATOR);
    for (Object part : parts) {
      text.add(
          switch (part) {
            case null -> ABSENT;
            case BigDecimal figure -> Precision.canonical(figure);
            case Object other -> other.toString();
          });
    }
    return text.toString();
  }
}
