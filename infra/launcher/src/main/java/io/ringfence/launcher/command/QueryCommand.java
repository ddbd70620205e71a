package io.ringfence.launcher.command;

import io.ringfence.launcher.process.KeptRun;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ringfence query}: one statement for curious people. */
@Command(
    name = "query",
    header = "Run a ClickHouse statement on the tables of a kept run and print the answer.",
    description =
        "For example: ringfence query \"SELECT * FROM liquidations ORDER BY at LIMIT 10\"")
final class QueryCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SQL", description = "One statement; the database is ringfence.")
  private String sql;

  @Mixin private final DataOptions data = new DataOptions();

  private final Workplace workplace;

  QueryCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    KeptRun.query(workplace, sql, data.folder(), data.server());
    return ExitCode.OK.value();
  }
}
