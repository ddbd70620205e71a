package io.ringfence.streaming.job;

import static java.util.Objects.requireNonNullElse;

import io.ringfence.streaming.terms.StaleAfter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a run is told about venues and marks, as it stands on the command line. */
final class WatchArguments {
  @Option(
      names = "--live",
      description =
          "not a simulation: liquidations are presumed until the venue reports them, and a mark"
              + " more than 10 %% from the one before must be confirmed before it can put the firm"
              + " into a breach")
  private boolean live;

  @Mixin private StaleArguments marks = new StaleArguments();

  @Option(
      names = "--rates-stale-after",
      description =
          "age from which a conversion rate is stale, ISO-8601; default P1D, with --live PT5M: what"
              + " needs a stale rate is unknown")
  private @Nullable Duration ratesStaleAfter;

  @Option(
      names = "--gap-shock",
      paramLabel = "NODE:VENUE[/INSTRUMENT]=FRACTION",
      description =
          "how far marks gap against a risk node and all below it, fraction of the mark, for"
              + " budgets gap_loss, which are unknown without; may be given several times: the"
              + " nearest node counts, there the instrument before the venue")
  private List<String> gapShocks = List.of();

  List<String> gapShocks() {
    return gapShocks;
  }

  boolean live() {
    return live;
  }

  StaleAfter staleAfter() {
    StaleAfter usual = StaleAfter.usual(live);
    return marks.or(usual, requireNonNullElse(ratesStaleAfter, usual.rates()));
  }
}
