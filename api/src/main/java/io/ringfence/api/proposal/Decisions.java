package io.ringfence.api.proposal;

import io.ringfence.api.audit.Deeds;
import io.ringfence.api.body.JsonFields;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.permission.DeskPermissions;
import io.ringfence.domain.proposal.Fact;
import io.ringfence.domain.proposal.ProposalStep;
import io.ringfence.domain.proposal.Refusal;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.evidence.ProposalLedger.Held;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The one place where something is approved: by another person than its maker, with a role that
 * may, a login that is fresh and the issuer's word, of exactly what was proposed, and only while
 * what it was made against still holds.
 */
@Component
final class Decisions {
  private static final int LONGEST = 2_000;
  private static final int HASH = 64;

  private final ProposalRecords records;
  private final Drafts drafts;
  private final ProposalBook book;
  private final Deeds deeds;
  private final DeskPermissions permissions;

  Decisions(
      ProposalRecords records,
      Drafts drafts,
      ProposalBook book,
      Deeds deeds,
      DeskPermissions permissions) {
    this.records = records;
    this.drafts = drafts;
    this.book = book;
    this.deeds = deeds;
    this.permissions = permissions;
  }

  /** What an approver or rejecter sends. */
  private record Said(String payloadHash, String comment) {
    static Said of(Asking asking) {
      JsonFields fields = read(asking, Set.of("payloadHash", "comment"));
      return new Said(
          fields.required("payloadHash", HASH), fields.optional("comment", LONGEST).orElse(""));
    }
  }

  private static JsonFields read(Asking asking, Set<String> known) {
    return JsonFields.read(new ByteArrayInputStream(asking.body()), known);
  }

  /** Another person approves; where something has drifted the proposal lapses instead. */
  ProposalAnswer approve(String id, Asking asking) {
    Held held = records.named(id, asking.access().scope());
    Said said = Said.of(asking);
    Payload payload = records.payload(held);
    var by = asking.person().actor();
    asking.person().requireOneOf(records.subject(payload).checkers(payload));
    judge(
        held, new ProposalStep.Approved(records.now(held), by, said.payloadHash(), said.comment()));
    asking.person().requireFreshLogin(records.now(held));
    permissions.require(ProposalKind.of(payload.kind()).action(), node(held));
    refuseDrift(held, payload, asking);
    Held after =
        records.take(
            held, at -> new ProposalStep.Approved(at, by, said.payloadHash(), said.comment()));
    deeds.done(asking.request());
    records.handOff();
    return book.shown(after, asking.person(), asking.access());
  }

  private static NodePath node(Held held) {
    return NodePath.parse(held.about().node()).orElseThrow();
  }

  private void refuseDrift(Held held, Payload payload, Asking asking) {
    List<String> drift =
        Fact.drift(
            payload.facts(), drafts.factsNow(records.subject(payload), payload, asking.access()));
    if (!drift.isEmpty()) {
      String why = String.join("; ", drift);
      records.take(held, at -> new ProposalStep.Lapsed(at, why));
      deeds.done(asking.request(), HttpStatus.CONFLICT);
      throw new ApiException(ErrorCode.PROPOSAL_LAPSED, "it has lapsed: " + why);
    }
  }

  /** Another person rejects. */
  ProposalAnswer reject(String id, Asking asking) {
    Held held = records.named(id, asking.access().scope());
    Said said = Said.of(asking);
    Payload payload = records.payload(held);
    var by = asking.person().actor();
    asking.person().requireOneOf(records.subject(payload).checkers(payload));
    judge(
        held, new ProposalStep.Rejected(records.now(held), by, said.payloadHash(), said.comment()));
    return taken(
        records.take(
            held, at -> new ProposalStep.Rejected(at, by, said.payloadHash(), said.comment())),
        asking);
  }

  /** Its maker takes it back. */
  ProposalAnswer withdraw(String id, Asking asking) {
    Held held = records.named(id, asking.access().scope());
    String comment = read(asking, Set.of("comment")).optional("comment", LONGEST).orElse("");
    var by = asking.person().actor();
    judge(held, new ProposalStep.Withdrawn(records.now(held), by, comment));
    return taken(records.take(held, at -> new ProposalStep.Withdrawn(at, by, comment)), asking);
  }

  private ProposalAnswer taken(Held after, Asking asking) {
    deeds.done(asking.request());
    return book.shown(after, asking.person(), asking.access());
  }

  private static void judge(Held held, ProposalStep step) {
    held.proposal()
        .refusalOf(step)
        .ifPresent(
            it -> {
              throw new ApiException(code(it.rule()), it.finding());
            });
  }

  private static ErrorCode code(Refusal.Rule rule) {
    return switch (rule) {
      case NOT_OPEN -> ErrorCode.PROPOSAL_NOT_OPEN;
      case PERSON -> ErrorCode.OTHER_PERSON_NEEDED;
      case PAYLOAD -> ErrorCode.PAYLOAD_OTHER;
      case WORDS -> ErrorCode.BODY_INVALID;
    };
  }
}
