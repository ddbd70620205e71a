package io.ringfence.reporting.evidence;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.proposal.Proposal;
import io.ringfence.domain.proposal.ProposalStep;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Proposals of every kind and what people decided on them, in the ledger of steps; what was
 * proposed lies in the archive under its SHA-256. Whether a step may be taken is asked of the
 * domain while nobody else can take one.
 *
 * @param folder where ledger and archive lie
 * @param clock when steps are recorded
 */
public record ProposalLedger(EvidenceFolder folder, InstantSource clock) {
  private static final String KIND = "proposal";
  private static final String ABOUT = "about.";

  /**
   * What a proposal is about.
   *
   * @param kind what is proposed, for example {@code budget}
   * @param node risk node whose desk it is of
   * @param account SHA-256 of the account it was made with
   * @param key SHA-256 of caller and idempotency key
   * @param request SHA-256 of what was sent
   */
  public record About(String kind, String node, String account, String key, String request) {
    /** The account as the ledger knows it. */
    public static String digest(String account) {
      return Who.digest(account);
    }
  }

  /**
   * A proposal.
   *
   * @param id its name, {@code P-} and a number
   * @param about what it is about
   * @param proposal its steps
   */
  public record Held(String id, About about, Proposal proposal) {
    /** Whether a caller may see it. */
    boolean isSeenBy(DeskScope scope) {
      return NodePath.parse(about.node()).map(scope::covers).orElse(scope.equals(DeskScope.ALL));
    }
  }

  /** Every proposal a caller may see, in the order in which they were made. */
  public List<Held> all(DeskScope scope) throws IOException {
    return of(ledger().read()).values().stream().filter(held -> held.isSeenBy(scope)).toList();
  }

  /** One of them; empty: there is none of that name that the caller may see. */
  public Optional<Held> named(String id, DeskScope scope) throws IOException {
    return Optional.ofNullable(of(ledger().read()).get(id)).filter(held -> held.isSeenBy(scope));
  }

  /**
   * What was proposed, exactly.
   *
   * @throws IOException when the archive does not have it any more as it was
   */
  public String payload(Held held) throws IOException {
    String hash = held.proposal().payloadHash();
    String payload = Files.readString(folder.archived(hash));
    if (!Sha256.hex(payload).equals(hash)) {
      throw new IOException("the archived payload %s was changed".formatted(hash));
    }
    return payload;
  }

  /** What was made before with a caller's idempotency key; empty: nothing. */
  public Optional<Held> madeWith(String key) throws IOException {
    return madeWith(key, of(ledger().read()));
  }

  private static Optional<Held> madeWith(String key, Map<String, Held> all) {
    return all.values().stream().filter(held -> held.about().key().equals(key)).findFirst();
  }

  /**
   * Writes down what somebody proposes.
   *
   * @param payload what exactly
   * @param step how it begins; its hash must be the payload's
   * @return what was written, or what the same key had made before
   * @throws RefusedStepException when it may not be
   */
  public Held make(About about, String payload, Function<Instant, ProposalStep> step)
      throws IOException {
    String hash = Sha256.hex(payload);
    ledger()
        .add(
            (entries, at) -> {
              Map<String, Held> all = of(entries);
              if (madeWith(about.key(), all).isPresent()) {
                return List.of();
              }
              archive(hash, payload);
              ProposalStep first = required(Proposal.NONE, step.apply(at));
              Map<String, String> fields = fields("P-" + (all.size() + 1), first);
              StepFields.components(ABOUT, about, fields);
              return List.of(fields);
            });
    return madeWith(about.key()).orElseThrow();
  }

  /**
   * Takes a step.
   *
   * @throws RefusedStepException when it may not be taken
   */
  public Held take(String id, Function<Instant, ProposalStep> step) throws IOException {
    ledger().add((entries, at) -> List.of(fields(id, required(held(entries, id), step.apply(at)))));
    return named(id, DeskScope.ALL).orElseThrow();
  }

  private static Proposal held(List<StepLedger.Entry> entries, String id) {
    Held held = of(entries).get(id);
    if (held == null) {
      throw new RefusedStepException("there is no proposal " + id);
    }
    return held.proposal();
  }

  private static ProposalStep required(Proposal proposal, ProposalStep step) {
    proposal
        .refusalOf(step)
        .ifPresent(
            why -> {
              throw new RefusedStepException(why.finding());
            });
    return step;
  }

  private static Map<String, String> fields(String id, ProposalStep step) {
    Map<String, String> fields = StepLedger.begun(KIND, id, step.at());
    StepFields.put((Record) step, fields);
    return fields;
  }

  /** Under the ledger's lock; what a crash left half written is written again. */
  private void archive(String hash, String payload) {
    Path archived = folder.archived(hash);
    try {
      if (!Files.exists(archived) || !Sha256.hex(Files.readString(archived)).equals(hash)) {
        Files.deleteIfExists(archived);
        EvidenceFolder.createPrivate(archived, payload);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the archive cannot be written", e);
    }
  }

  private StepLedger ledger() {
    return new StepLedger(folder, clock);
  }

  private static Map<String, Held> of(List<StepLedger.Entry> entries) {
    Map<String, Held> all = new LinkedHashMap<>();
    for (StepLedger.Entry entry : entries) {
      if (entry.kind().equals(KIND)) {
        ProposalStep step = StepFields.step(entry, ProposalStep.class);
        Held before = all.get(entry.subject());
        About about =
            before == null ? StepFields.record(ABOUT, About.class, entry) : before.about();
        Proposal proposal = before == null ? Proposal.NONE : before.proposal();
        all.put(entry.subject(), new Held(entry.subject(), about, proposal.after(step)));
      }
    }
    return all;
  }
}
