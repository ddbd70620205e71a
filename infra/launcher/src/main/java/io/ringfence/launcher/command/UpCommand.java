package io.ringfence.launcher.command;

import io.ringfence.launcher.process.ApiRun;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ringfence up}: everything at once, or the API on the tables of a kept run. */
@Command(
    name = "up",
    header = "Bring up engine, broker, jobs, API, Keycloak and a looping replay until Ctrl-C.",
    description = {
      "A crash on a sample institution is played into the topics of a broker of its own, again and"
          + " again, as if it happened now; it has tables of its own, which go with it unless they"
          + " are kept. Prints where the dashboard is and the people who may log in, with passwords"
          + " made now, and after how many seconds everything was there.",
      "With --no-loop the topics are yours to fill, by ringfence produce or your own senders: they"
          + " stay, and what is sent is in the tables seconds later, as the run live, and alerts"
          + " and desk exposure are topics, too. Ctrl-C takes a savepoint; the next up goes on."
          + " Of each day that has ended the monitoring certificate is made by itself.",
      "With --no-kafka the tables of a kept run are served and nothing else happens.",
      "Listens on 127.0.0.1 only. Every request needs a token: from a login at Keycloak, or with"
          + " --no-keycloak from ringfence token, signed with a key that is made here and gone when"
          + " this ends.",
      "What callers are refused is written to the audit ledger in the state folder."
    })
final class UpCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port, default ${DEFAULT-VALUE}; 0 takes a free one.")
  private int port;

  @Mixin private final UpTopicOptions topics = new UpTopicOptions();
  @Mixin private final UpLoginOptions login = new UpLoginOptions();
  @Mixin private final DataOptions data = new DataOptions();

  private final Workplace workplace;

  UpCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    OptionRange.requirePort("--port", port);
    ApiRun.serve(
        workplace,
        port,
        new ApiRun.Source(data.folder(), data.server()),
        login.beside(topics.wish(workplace, data)),
        null);
    return ExitCode.OK.value();
  }
}
