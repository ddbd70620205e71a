package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.ChildFailedException;
import io.ringfence.kafka.BrokerProcess;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Kafka broker beside the other processes. */
final class Broker {
  private Broker() {}

  /**
   * Starts it and says where it answers.
   *
   * @param data folder of its topics
   * @param port port on 127.0.0.1; 0: a free one
   * @throws CommandFailure when it does not start
   */
  static BrokerProcess start(Workplace workplace, Path data, int port) {
    Path libraries = workplace.installation().brokerLibraries();
    if (!Files.isDirectory(libraries)) {
      throw new CommandFailure(
          ExitCode.FAILED, libraries + " is not built: call infra/ringfence, which builds it");
    }
    try {
      BrokerProcess broker = BrokerProcess.start(data, port, libraries);
      workplace.terminal().printRaw("kafka     " + broker.bootstrapServers());
      return broker;
    } catch (ChildFailedException e) {
      throw new CommandFailure(ExitCode.FAILED, "the Kafka broker " + e.reason(), e);
    }
  }
}
