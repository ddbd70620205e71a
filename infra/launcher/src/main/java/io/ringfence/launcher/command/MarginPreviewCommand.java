package io.ringfence.launcher.command;

import io.ringfence.contracts.calculator.PreviewAnswer;
import io.ringfence.contracts.calculator.PreviewRequest;
import io.ringfence.launcher.calculator.PreviewTable;
import io.ringfence.launcher.process.Workplace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ringfence margin preview}: a position before and after changes of its margin. */
@Command(
    name = "preview",
    header = "Show a position before and after adding or removing margin or changing leverage.",
    description = {
      "Liquidation price, distance and the three losses: cap (what a liquidation takes), still to"
          + " lose from now, and the lifetime cap where --paid-in says what the episode has cost so"
          + " far. Each change is applied alone. Nothing is sent to any venue.",
      "For example: ringfence margin preview --venue binance --instrument BTCUSDT --side long"
          + " --quantity 0.5 --entry 60000 --mark 58000 --leverage 20 --margin 1500 --add 500"
    })
final class MarginPreviewCommand implements Callable<Integer> {
  @Mixin private final TradeOptions trade = new TradeOptions();

  @Option(
      names = "--quantity",
      required = true,
      paramLabel = "Q",
      description = "As the venue counts it.")
  private String quantity = "";

  @Option(
      names = "--entry",
      required = true,
      paramLabel = "E",
      description = "Average entry price.")
  private String entry = "";

  @Option(names = "--mark", required = true, paramLabel = "P", description = "Mark price.")
  private String mark = "";

  @Option(
      names = "--leverage",
      required = true,
      paramLabel = "L",
      description = "Leverage set now.")
  private String leverage = "";

  @Option(
      names = "--margin",
      required = true,
      paramLabel = "W",
      description = "Isolated wallet, without unrealised profit.")
  private String margin = "";

  @Option(names = "--add", paramLabel = "A", description = "Margin to add.")
  private @Nullable String add;

  @Option(names = "--remove", paramLabel = "A", description = "Margin to remove.")
  private @Nullable String remove;

  @Option(names = "--new-leverage", paramLabel = "L", description = "Leverage to change to.")
  private @Nullable String newLeverage;

  @Option(
      names = "--free-balance",
      paramLabel = "A",
      description =
          "What the account has free; absent: unknown, nothing is refused for want of it.")
  private @Nullable String freeBalance;

  @Option(
      names = "--paid-in",
      paramLabel = "A",
      description =
          "What the episode has cost so far; absent: unknown, and so is the lifetime cap.")
  private @Nullable String paidIn;

  private final Workplace workplace;

  MarginPreviewCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    return trade.answer(
        trade.with(fields()),
        (fields, packs) -> PreviewAnswer.of(PreviewRequest.of(fields, packs)),
        PreviewTable::print,
        workplace);
  }

  private Map<String, @Nullable String> fields() {
    Map<String, @Nullable String> fields = new LinkedHashMap<>();
    fields.put("quantity", quantity);
    fields.put("entryPrice", entry);
    fields.put("markPrice", mark);
    fields.put("leverage", leverage);
    fields.put("isolatedMargin", margin);
    fields.put("add", add);
    fields.put("remove", remove);
    fields.put("newLeverage", newLeverage);
    fields.put("freeBalance", freeBalance);
    fields.put("paidIn", paidIn);
    return fields;
  }
}
