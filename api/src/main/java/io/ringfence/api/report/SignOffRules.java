package io.ringfence.api.report;

import io.ringfence.api.body.JsonFields;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.permission.Action;
import io.ringfence.api.permission.DeskPermissions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.security.Person;
import io.ringfence.domain.duty.Actor;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.signoff.SignOffStep;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What the API asks of whoever signs a report, before reporting's own rules: the payload that was
 * looked at, a fresh login, another person than who prepared, and the issuer's word.
 */
@Component
final class SignOffRules {
  private static final int HASH = 64;

  private final ReportDesk desk;
  private final DeskPermissions permissions;

  SignOffRules(ReportDesk desk, DeskPermissions permissions) {
    this.desk = desk;
    this.permissions = permissions;
  }

  /**
   * Refuses a step that the caller may not take.
   *
   * @throws ApiException naming the rule
   */
  void require(
      SignOffController.Step step, ReportJob job, JsonFields fields, SignOffRules.Caller caller) {
    String hash = Objects.requireNonNull(job.issued()).payloadHash();
    requirePayload(step, hash, fields);
    switch (step) {
      case PREPARE -> preparers().remember(hash, caller.person().actor().person());
      case APPROVE -> {
        requireOther(job, hash, caller);
        caller.person().requireFreshLogin(desk.clock().instant());
        permissions.require(Action.SIGN, NodePath.parse(job.wish().node()).orElseThrow());
      }
      case REJECT -> requireOther(job, hash, caller);
      case COMMENT -> caller.person().actor();
    }
  }

  /**
   * Who asks.
   *
   * @param person who
   * @param access which desks
   */
  record Caller(Person person, DeskAccess access) {}

  /** An approval names what was looked at; any other step may. */
  private static void requirePayload(SignOffController.Step step, String hash, JsonFields fields) {
    String named =
        step == SignOffController.Step.APPROVE
            ? fields.required("payloadHash", HASH)
            : fields.optional("payloadHash", HASH).orElse(hash);
    if (!named.equals(hash)) {
      throw new ApiException(
          ErrorCode.PAYLOAD_OTHER, "payloadHash must be that of the report, " + hash);
    }
  }

  /** By the names of the token; those of the register are reporting's to compare. */
  private void requireOther(ReportJob job, String hash, Caller caller) {
    String person = caller.person().actor().person();
    boolean prepared =
        preparers().has(hash, person)
            || desk.signOff(job, caller.access()).stream()
                .flatMap(held -> held.signOff().steps().stream())
                .flatMap(SignOffRules::preparer)
                .anyMatch(actor -> actor.persons().contains(person));
    if (prepared) {
      throw new ApiException(
          ErrorCode.OTHER_PERSON_NEEDED,
          "preparing and deciding must be done by different persons, and the token is of who"
              + " prepared");
    }
  }

  private static Stream<Actor> preparer(SignOffStep step) {
    return step instanceof SignOffStep.Prepared prepared ? Stream.of(prepared.by()) : Stream.of();
  }

  private Preparers preparers() {
    return new Preparers(desk.errands().office().reports().resolve("preparers"));
  }
}
