package io.ringfence.launcher.command;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.contracts.venue.PayloadException;
import io.ringfence.contracts.venue.PayloadRow;
import io.ringfence.contracts.venue.PayloadSource;
import io.ringfence.contracts.venue.VenueComparison;
import io.ringfence.contracts.venue.VenueComparison.Compared;
import io.ringfence.contracts.venue.VenuePayloads;
import io.ringfence.domain.reconciliation.MarginMode;
import io.ringfence.domain.reconciliation.ReconciliationTerms;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.terminal.Terminal;
import io.ringfence.launcher.venue.ComparisonTable;
import io.ringfence.launcher.venue.VerdictCounts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ringfence venues compare}: a venue's payload beside our figures. */
@Command(
    name = "compare",
    header = "Compare a venue's position payload with the figures of its rule pack.",
    description = {
      "FILE is the venue's answer as it came, a list of positions, or JSON Lines of either: Binance"
          + " and Aster positionRisk (v2, v3), Bybit v5 position list, OKX positions, Hyperliquid"
          + " clearinghouseState.",
      "Each figure gets a verdict: MATCH (ours rounded to the venue's digits is the venue's),"
          + " TOLERANCE (apart by no more than the venue's rounding, which is printed), BREAK,"
          + " VENUE_NULL (the venue gives none), STALE (an input of ours is unknown, or the payload"
          + " too old). A missing figure is never taken from a formula. Cross positions are named"
          + " and not valued."
    },
    exitCodeList = {
      " 0:done, no figure breaks",
      " 1:failed: the disk, as the error line says",
      " 2:wrong input or usage, or a row that could not be used",
      " 4:at least one figure breaks from the venue's",
      "130:interrupted"
    })
final class VenuesCompareCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The payload, JSON or JSON Lines.")
  private Path file;

  @Option(
      names = "--venue",
      required = true,
      paramLabel = "V",
      description = "aster, binance, binance-coinm, bybit, hyperliquid or okx.")
  private String venue;

  @Option(
      names = "--rules-at",
      paramLabel = "T",
      description =
          "Instant whose rule pack holds, ISO-8601 with zone; absent: the time in the payload.")
  private @Nullable Instant rulesAt;

  @Option(
      names = "--not-before",
      paramLabel = "T",
      description = "Figures of a payload that cannot be shown to be of T or later are STALE.")
  private @Nullable Instant notBefore;

  @Option(
      names = "--taker-fee",
      paramLabel = "RATE",
      description =
          "The account's own taker rate, a fraction such as 0.0003, where the venue counts one.")
  private @Nullable BigDecimal takerFee;

  @Option(
      names = "--tick-size",
      paramLabel = "STEP",
      description = "Step of prices where the venue puts them on a grid and the pack has none.")
  private @Nullable BigDecimal tickSize;

  @Option(
      names = "--margin-mode",
      paramLabel = "MODE",
      description =
          "isolated or cross: the account's mode where positions do not show theirs (Bybit's"
              + " unified account).")
  private @Nullable String marginMode;

  @Option(
      names = "--account",
      paramLabel = "A",
      defaultValue = "main",
      description = "Account the payload is of; no payload says; default ${DEFAULT-VALUE}.")
  private String account;

  @ArgGroup(exclusive = false)
  private @Nullable ReplayOptions replay;

  private final Terminal terminal;

  VenuesCompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    VenueComparison comparison =
        new VenueComparison(RulePacks.ofClassPath(), Optional.ofNullable(rulesAt), terms());
    VerdictCounts counts = new VerdictCounts();
    for (PayloadRow row : rows()) {
      switch (row) {
        case PayloadRow.Position position -> compare(comparison, position, counts);
        case PayloadRow.Flat _ -> counts.addFlat();
        case PayloadRow.Refused(var message) -> refuse(message, counts);
      }
    }
    if (replay != null) {
      replay.write(terminal);
    }
    terminal.printRaw(counts.summary());
    if (counts.refused() > 0) {
      return ExitCode.WRONG_INPUT.value();
    }
    return (counts.breaks() > 0 ? ExitCode.FIGURES_BREAK : ExitCode.OK).value();
  }

  private void compare(
      VenueComparison comparison, PayloadRow.Position position, VerdictCounts counts) {
    Compared compared;
    try {
      compared = comparison.of(position);
    } catch (PayloadException e) {
      refuse(e.getMessage(), counts);
      return;
    }
    counts.add(compared);
    new ComparisonTable(terminal).print(compared);
    if (replay != null) {
      replay.add(compared, terminal);
    }
  }

  private void refuse(String message, VerdictCounts counts) {
    counts.addRefused();
    terminal.fail(message);
  }

  private List<PayloadRow> rows() {
    PayloadSource source = new PayloadSource(venue, account, Optional.ofNullable(mode()));
    try {
      return VenuePayloads.read(file.toString(), Files.readAllBytes(file), source);
    } catch (NoSuchFileException _) {
      throw CommandFailure.wrongInput(file + ": there is no such file");
    } catch (IOException e) {
      throw CommandFailure.wrongInput(file + " cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongInput("--" + e.getMessage());
    }
  }

  private ReconciliationTerms terms() {
    try {
      return new ReconciliationTerms(
          Optional.ofNullable(takerFee),
          Optional.ofNullable(tickSize),
          Optional.ofNullable(notBefore));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.wrongInput("--taker-fee, --tick-size: " + e.getMessage());
    }
  }

  private @Nullable MarginMode mode() {
    return switch (marginMode) {
      case null -> null;
      case "isolated" -> MarginMode.ISOLATED;
      case "cross" -> MarginMode.CROSS;
      case String other ->
          throw CommandFailure.wrongInput("--margin-mode must be isolated or cross, was " + other);
    };
  }
}
