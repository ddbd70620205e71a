package io.ringfence.reporting.evidence;

import io.ringfence.contracts.json.Json;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.proposal.Proposal;
import io.ringfence.domain.proposal.ProposalState;
import io.ringfence.domain.proposal.ProposalStep;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.ApprovedDefaultsQuery;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What operators of nodes begin with, out of the ledger in which it was proposed and agreed to: the
 * register that the API answers from. A chain that does not hold is refused.
 *
 * @param head last line of the ledger
 * @param rows defaults in force, by node
 */
public record ApprovedDefaults(AuditLedger.Head head, List<ApprovedDefaultsQuery.Row> rows) {
  private static final String KIND = "defaults";
  private static final Set<ProposalState> AGREED =
      EnumSet.of(ProposalState.APPROVED, ProposalState.CLEARED);

  public ApprovedDefaults {
    rows = List.copyOf(rows);
  }

  /** Whether a folder holds a register: from the first proposal on it does. */
  public static boolean isKeptIn(EvidenceFolder folder) {
    return Files.isRegularFile(folder.steps());
  }

  /**
   * Reads the register. Nobody adds a step meanwhile; a copy that may not be written needs no lock.
   *
   * @param folder where ledger and archive lie
   * @param at instant whose states count, and when it is given to us
   * @throws IOException when the ledger is not there, was changed, or its archive was
   */
  public static ApprovedDefaults read(EvidenceFolder folder, Instant at) throws IOException {
    if (!isKeptIn(folder)) {
      throw new IOException(folder.path() + " holds no register of defaults: no " + folder.steps());
    }
    if (!Files.isWritable(folder.stepsLock())) {
      return whole(folder, at);
    }
    try (FolderLock _ = FolderLock.of(folder.stepsLock())) {
      return whole(folder, at);
    }
  }

  private static ApprovedDefaults whole(EvidenceFolder folder, Instant at) throws IOException {
    List<StepLedger.Entry> steps = StepLedger.read(folder.steps(), folder.stepsAnchor());
    AuditLedger.Head head = steps.isEmpty() ? AuditLedger.Head.NONE : steps.getLast().head();
    ProposalLedger ledger = new ProposalLedger(folder, Clock.fixed(at, ZoneOffset.UTC));
    List<ProposalLedger.Held> agreed = new ArrayList<>();
    for (ProposalLedger.Held held : ledger.all(DeskScope.ALL)) {
      if (held.about().kind().equals(KIND) && AGREED.contains(held.proposal().stateAt(at))) {
        agreed.add(held);
      }
    }
    agreed.sort(Comparator.comparing(held -> held.proposal().steps().getLast().at()));
    Map<String, ApprovedDefaultsQuery.Row> byNode = new TreeMap<>();
    for (ProposalLedger.Held held : agreed) {
      ApprovedDefaultsQuery.Row row = row(held, ledger.payload(held), head, at);
      byNode.put(row.node(), row);
    }
    return new ApprovedDefaults(head, List.copyOf(byNode.values()));
  }

  private static ApprovedDefaultsQuery.Row row(
      ProposalLedger.Held held, String payload, AuditLedger.Head head, Instant at)
      throws IOException {
    Map<String, Json> request = request(payload);
    String leverage = text(request, "leverage");
    Proposal proposal = held.proposal();
    return new ApprovedDefaultsQuery.Row(
        head.number(),
        NodePath.parse(String.valueOf(text(request, "node")))
            .orElseThrow(() -> new IOException(held.id() + " names no node"))
            .toString(),
        text(request, "mode"),
        leverage == null ? null : new BigDecimal(leverage),
        new ApprovedDefaultsQuery.Agreed(
            held.id(),
            maker(proposal),
            approver(proposal),
            proposal.steps().getLast().at().truncatedTo(ChronoUnit.MICROS)),
        at);
  }

  private static Map<String, Json> request(String payload) throws IOException {
    if (Json.read(payload.getBytes(StandardCharsets.UTF_8)) instanceof Json.Members whole
        && whole.byName().get("request") instanceof Json.Members request) {
      return request.byName();
    }
    throw new IOException("a proposal of defaults must hold what was asked for");
  }

  private static @Nullable String text(Map<String, Json> members, String field) {
    return members.get(field) instanceof Json.Text(String text) && !text.isEmpty() ? text : null;
  }

  private static String maker(Proposal proposal) {
    return switch (proposal.steps().getFirst()) {
      case ProposalStep.Proposed it -> it.by().toString();
      case ProposalStep.Cleared it -> it.by().toString();
      case ProposalStep.Approved _,
          ProposalStep.Rejected _,
          ProposalStep.Withdrawn _,
          ProposalStep.Lapsed _ ->
          throw new IllegalStateException("a proposal begins by being made");
    };
  }

  private static @Nullable String approver(Proposal proposal) {
    return proposal.steps().getLast() instanceof ProposalStep.Approved it
        ? it.by().toString()
        : null;
  }
}
