package io.ringfence.launcher.venue;

import io.ringfence.contracts.venue.VenueComparison.Compared;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.domain.reconciliation.Break;
import io.ringfence.domain.reconciliation.Holding;
import io.ringfence.domain.reconciliation.LossCapException;
import io.ringfence.domain.reconciliation.OwnFigure;
import io.ringfence.domain.reconciliation.PositionUpdate;
import io.ringfence.domain.reconciliation.Reading;
import io.ringfence.domain.reconciliation.VenueFigure;
import io.ringfence.domain.reconciliation.Verdict;
import io.ringfence.launcher.terminal.Terminal;
import io.ringfence.launcher.terminal.TextTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints compared positions for people: what the venue says, what we say, the verdict and why. */
public final class ComparisonTable {
  private static final List<String> HEADINGS =
      List.of("figure", "venue", "ours", "tolerance", "verdict");
  private static final String NOTHING = "-";

  /** What a rule pack says where its last tier is only the last one it knows. */
  private static final String HIGHER_TIERS = "tiersAbove";

  private static final int MORE_DIGITS = 2;
  private static final int DIGITS_ALONE = 8;
  private static final int TOLERANCE_DIGITS = 2;

  private final Terminal terminal;

  /** A table on a terminal. */
  public ComparisonTable(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints one position. */
  public void print(Compared compared) {
    PositionUpdate update = compared.update();
    terminal.printRaw(headline(update));
    switch (update.mode()) {
      case ISOLATED -> printFigures(compared);
      case CROSS -> terminal.printRaw("  cross margin: not valued as isolated");
      case UNKNOWN ->
          terminal.printRaw(
              "  the payload does not show the margin mode: not valued; --margin-mode says it");
    }
    update.capExceptions().stream()
        .map(LossCapException::meaning)
        .sorted()
        .forEach(it -> terminal.printRaw("  loss is not capped at the wallet: " + it));
    terminal.printRaw("");
  }

  private static String headline(PositionUpdate update) {
    Holding holding = update.holding();
    List<String> parts = new ArrayList<>();
    parts.add(update.key() + " " + Precision.canonical(holding.quantity()));
    parts.add("entry " + shown(holding.entryPrice().map(Reading::figure)));
    parts.add("mark " + shown(holding.mark()));
    parts.add("leverage " + shown(holding.leverage()));
    return String.join(", ", parts);
  }

  private void printFigures(Compared compared) {
    String at = compared.update().times().latest().map(it -> " of a payload of " + it).orElse("");
    terminal.printRaw(
        "  wallet %s; rules %s%s"
            .formatted(
                shown(compared.wallet()),
                compared.rules().pack().stamp(),
                compared.rules().extrapolated() ? ", PACK_EXTRAPOLATED" + at : at));
    TextTable table = new TextTable(HEADINGS);
    compared.breaks().forEach(it -> table.row(row(it)));
    table.printTo(terminal);
    compared.breaks().stream()
        .filter(it -> !it.why().isEmpty())
        .forEach(
            it ->
                terminal.printRaw(
                    "  %s %s: %s".formatted(it.verdict(), it.figure().label(), it.why())));
    if (compared.breaks().stream().anyMatch(it -> it.verdict() == Verdict.BREAK)) {
      Optional.ofNullable(compared.instrument().unknown().get(HIGHER_TIERS))
          .ifPresent(why -> terminal.printRaw("  the pack's tiers are not all known: " + why));
    }
  }

  private static List<String> row(Break it) {
    return List.of(
        it.figure().label(),
        venue(it.venue()).map(BigDecimal::toPlainString).orElse(NOTHING),
        ours(it),
        it.tolerance().map(ComparisonTable::tolerance).orElse(NOTHING),
        it.verdict().name());
  }

  private static Optional<BigDecimal> venue(VenueFigure figure) {
    return switch (figure) {
      case VenueFigure.Printed(var value, _) -> Optional.of(value);
      case VenueFigure.Input(var value, _) -> Optional.of(value);
      case VenueFigure.NotPrinted _ -> Optional.empty();
    };
  }

  /** Two digits more than the venue's, so that a rounding can be seen. */
  private static String ours(Break it) {
    int digits = venue(it.venue()).map(value -> value.scale() + MORE_DIGITS).orElse(DIGITS_ALONE);
    return switch (it.ours()) {
      case OwnFigure.Value(var figure) ->
          figure.rounded(Math.max(digits, MORE_DIGITS), RoundingMode.HALF_EVEN).toPlainString();
      case OwnFigure.None _ -> "none";
      case OwnFigure.Unknown _ -> "unknown";
    };
  }

  private static String tolerance(BigDecimal most) {
    return Precision.canonical(
        most.round(new java.math.MathContext(TOLERANCE_DIGITS, RoundingMode.CEILING)));
  }

  private static String shown(Optional<BigDecimal> figure) {
    return figure.map(Precision::canonical).orElse("unknown");
  }
}
