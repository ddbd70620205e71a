package io.ringfence.domain.exposure;

import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an event as text lines, so that a failure can be read and twins compared. */
final class Lines {
  private Lines() {}

  static List<String> of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Duplicate _ -> List.of("duplicate");
      case Outcome.Rejected rejected -> List.of("rejected " + rejected.reason());
      case Outcome.Applied applied -> {
        List<String> lines = new ArrayList<>();
        applied.effects().forEach(effect -> lines.add(of(effect)));
        yield lines;
      }
    };
  }

  private static String of(Effect effect) {
    return switch (effect) {
      case Effect.LevelReached reached ->
          level(reached.position().key(), reached.level().kind().name(), reached.level().value());
      case Effect.Presumed presumed -> "PRESUMED " + presumed.before().key();
      case Effect.Liquidated liquidated ->
          liquidated(liquidated.before().key(), liquidated.loss(), liquidated.deficit());
      case Effect.PositionChanged changed ->
          changed(
              changed.change().name() + " " + changed.after().key(),
              changed.after().status() + " episode " + changed.after().episode(),
              changed.after().economics().isolatedMargin(),
              changed.amount());
    };
  }

  static String level(PositionKey key, String kind, BigDecimal value) {
    return "%s %s %s".formatted(kind, key, plain(value));
  }

  static String liquidated(PositionKey key, BigDecimal loss, BigDecimal deficit) {
    return "LIQUIDATED %s loss %s deficit %s".formatted(key, plain(loss), plain(deficit));
  }

  static String changed(
      String what, String standing, BigDecimal wallet, @Nullable BigDecimal amount) {
    return "%s %s wallet %s by %s"
        .formatted(what, standing, plain(wallet), amount == null ? "version" : plain(amount));
  }

  static String plain(BigDecimal figure) {
    return Precision.canonical(figure);
  }
}
