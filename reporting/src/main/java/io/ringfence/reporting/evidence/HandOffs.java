package io.ringfence.reporting.evidence;

import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was approved and goes to whoever carries it out: a file each, numbered without a gap, named
 * with its SHA-256 in the chained ledger {@code handoff.jsonl}. A proposal is handed off once,
 * whatever fails in between: the file comes first, then its line.
 *
 * @param folder where ledger and files lie
 * @param clock when something is handed off
 */
public record HandOffs(EvidenceFolder folder, InstantSource clock) {
  private static final String PROPOSAL = "proposal";
  private static final String FILE = "file";
  private static final String HASH = "sha256";
  private static final String AT = "at";

  /**
   * Something that was handed off.
   *
   * @param number counts from 1 without a gap
   * @param proposal name of the proposal
   * @param file name of the file, in the folder {@code handoff}
   * @param sha256 digest of it
   * @param at when
   */
  public record HandOff(long number, String proposal, String file, String sha256, Instant at) {}

  /**
   * What is to be handed off.
   *
   * @param name end of the file's name, for example {@code budgets.csv}
   * @param text what it says
   */
  public record Sent(String name, String text) {}

  /** Says what an approved proposal hands off. */
  public interface Form {
    /** What it hands off; empty: nothing. */
    Optional<Sent> of(ProposalLedger.Held held) throws IOException;
  }

  /** Everything that was handed off, in order. */
  public List<HandOff> all() throws IOException {
    List<HandOff> all = new ArrayList<>();
    if (Files.exists(ledger())) {
      AuditLedger.lines(ledger()).forEach(line -> all.add(handOff(line)));
    }
    return all;
  }

  /**
   * What was handed off, exactly.
   *
   * @throws IOException when its file is gone, or was changed
   */
  public String text(HandOff handOff) throws IOException {
    String text = Files.readString(files().resolve(handOff.file()));
    if (!Sha256.hex(text).equals(handOff.sha256())) {
      throw new IOException("the handed-off file %s was changed".formatted(handOff.file()));
    }
    return text;
  }

  private Path files() {
    return folder.path().resolve("handoff");
  }

  private static HandOff handOff(AuditLedger.Line line) {
    Map<String, String> fields = line.fields();
    return new HandOff(
        line.head().number(),
        fields.getOrDefault(PROPOSAL, ""),
        fields.getOrDefault(FILE, ""),
        fields.getOrDefault(HASH, ""),
        Instant.parse(fields.getOrDefault(AT, "")));
  }

  /**
   * Hands off what was approved and has not been yet, in their order.
   *
   * @throws IOException when the disk fails or the ledger was changed
   */
  public void complete(List<ProposalLedger.Held> approved, Form form) throws IOException {
    folder.create();
    try (FolderLock _ = FolderLock.of(folder.path().resolve("handoff.lock"))) {
      List<HandOff> before = all();
      Set<String> known = before.stream().map(HandOff::proposal).collect(Collectors.toSet());
      long number = before.size();
      for (ProposalLedger.Held held : approved) {
        Optional<Sent> sent = known.contains(held.id()) ? Optional.empty() : form.of(held);
        if (sent.isPresent()) {
          number++;
          add(number, held.id(), sent.get());
        }
      }
    }
  }

  private void add(long number, String proposal, Sent sent) throws IOException {
    Path files = files();
    Files.createDirectories(files);
    String file = String.format(Locale.ROOT, "%06d-%s", number, sent.name());
    Files.writeString(files.resolve(file), sent.text());
    Map<String, String> line = new LinkedHashMap<>();
    line.put(AT, clock.instant().toString());
    line.put(PROPOSAL, proposal);
    line.put(FILE, file);
    line.put(HASH, Sha256.hex(sent.text()));
    try (AuditLedger ledger = AuditLedger.open(ledger())) {
      ledger.append(line, true);
    }
  }

  private Path ledger() {
    return folder.path().resolve("handoff.jsonl");
  }
}
