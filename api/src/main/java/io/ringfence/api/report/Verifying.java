package io.ringfence.api.report;

import io.ringfence.api.errand.Ended;
import io.ringfence.api.errand.Errands;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.evidence.EvidenceFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Holds workbooks against what was issued from here. */
@Component
final class Verifying {
  private final Errands errands;

  Verifying(Errands errands) {
    this.errands = errands;
  }

  /**
   * Checks a file.
   *
   * @throws ApiException when it is refused, or a report of none of the caller's desks
   */
  VerificationAnswer check(Path file, DeskAccess access) {
    Ended ended = errands.run(arguments(file));
    if (ended.isRefused()) {
      throw refused(ended, file);
    }
    Optional<String> said = ended.lines().stream().filter(it -> it.startsWith("{")).findFirst();
    if (said.isEmpty()) {
      throw new ApiException(ErrorCode.REPORTING_UNAVAILABLE, ended.reason());
    }
    VerificationAnswer answer =
        VerificationAnswer.of(ended.status(), JsonMapper.shared().readTree(said.get()));
    requireSeen(answer, access);
    return answer;
  }

  /** A file that is refused, without where it lay meanwhile. */
  static ApiException refused(Ended ended, Path file) {
    return new ApiException(
        ErrorCode.FILE_REFUSED, ended.reason().replace(file.toString(), "the file"));
  }

  private List<String> arguments(Path file) {
    EvidenceFolder evidence = errands.office().evidence();
    List<String> arguments = new ArrayList<>(List.of("verify", file.toString(), "--json"));
    if (!Files.exists(evidence.publicKey())) {
      throw new ApiException(ErrorCode.FILE_REFUSED, "nothing was issued from here yet");
    }
    arguments.addAll(List.of("--key", evidence.publicKey().toString()));
    addWhereThere(arguments, "--ledger", evidence.ledger());
    addWhereThere(arguments, "--anchor", evidence.anchor());
    addWhereThere(arguments, "--steps", evidence.steps());
    return arguments;
  }

  private static void addWhereThere(List<String> arguments, String option, Path file) {
    if (Files.exists(file)) {
      arguments.addAll(List.of(option, file.toString()));
    }
  }

  /** What the ledgers say of it is said to those who may see its node. */
  private static void requireSeen(VerificationAnswer answer, DeskAccess access) {
    boolean saysNothing = answer.details().isEmpty() && answer.node() == null;
    String node = answer.node() == null ? NodePath.ROOT : answer.node();
    if (!saysNothing && NodePath.parse(node).filter(access.scope()::covers).isEmpty()) {
      throw new ApiException(
          ErrorCode.REPORT_UNKNOWN, "the file must be a report of the caller's desks");
    }
  }
}
