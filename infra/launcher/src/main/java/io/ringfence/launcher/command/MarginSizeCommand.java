package io.ringfence.launcher.command;

import io.ringfence.contracts.calculator.SizingAnswer;
import io.ringfence.contracts.calculator.SizingRequest;
import io.ringfence.launcher.calculator.SizingTable;
import io.ringfence.launcher.process.Workplace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ringfence margin size}: sizes a trade from what it may lose. */
@Command(
    name = "size",
    header = "Size a trade in five steps: budget, margin, leverage, stop, accepted cap.",
    description = {
      "Capital and the part at risk give the budget, the budget the margin, margin and leverage the"
          + " quantity; the stop must lie strictly between entry and liquidation; the cap with fees"
          + " must not exceed the budget. Each step says whether it passed and on which figures; a"
          + " trade that does not pass is an answer, not an error.",
      "For example: ringfence margin size --venue binance --instrument BTCUSDT --side long --entry"
          + " 60000 --leverage 10 --stop 56000 --capital 100000 --at-risk 0.02 --step 0.001"
          + " --taker-fee 0.0005 --fee-paid-by account"
    })
final class MarginSizeCommand implements Callable<Integer> {
  @Mixin private final TradeOptions trade = new TradeOptions();

  @Option(
      names = "--capital",
      required = true,
      paramLabel = "A",
      description = "Step 1: capital of the node, settlement asset.")
  private String capital = "";

  @Option(
      names = "--at-risk",
      required = true,
      paramLabel = "F",
      description = "Step 1: part of it the trade may lose, a fraction: 0.02 is 2 %%.")
  private String atRisk = "";

  @Option(
      names = "--step",
      required = true,
      paramLabel = "Q",
      description = "Step 2: quantities are multiples of it.")
  private String step = "";

  @Option(
      names = "--entry",
      required = true,
      paramLabel = "E",
      description = "Step 2: expected fill.")
  private String entry = "";

  @Option(
      names = "--leverage",
      required = true,
      paramLabel = "L",
      description = "Step 3: leverage.")
  private String leverage = "";

  @Option(
      names = "--stop",
      paramLabel = "P",
      description = "Step 4: stop price; without one the step fails.")
  private @Nullable String stop;

  @Option(
      names = "--taker-fee",
      paramLabel = "F",
      description = "Step 5: fee of a fill, a fraction; absent: the rule pack's.")
  private @Nullable String takerFee;

  @Option(
      names = "--fee-paid-by",
      paramLabel = "WHO",
      description = "Step 5: wallet or account pays the opening fee; absent: the rule pack's.")
  private @Nullable String feePaidBy;

  private final Workplace workplace;

  MarginSizeCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    return trade.answer(
        trade.with(fields()),
        (fields, packs) -> SizingAnswer.of(SizingRequest.of(fields, packs)),
        SizingTable::print,
        workplace);
  }

  private Map<String, @Nullable String> fields() {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("capital", capital);
    fields.put("atRisk", atRisk);
    fields.put("quantityStep", step);
    fields.put("entryPrice", entry);
    fields.put("leverage", leverage);
    fields.put("stopPrice", stop);
    fields.put("takerFee", takerFee);
    fields.put("feePaidBy", feePaidBy);
    return fields;
  }
}
