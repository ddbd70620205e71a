package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLedgerTest {
  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void threeEntries() throws IOException {
    path = folder.resolve("audit").resolve("ledger.jsonl");
    try (AuditLedger ledger = AuditLedger.open(path)) {
      ledger.append(Map.of("what", "first"), true);
      ledger.append(Map.of("what", "quotes \" and\nlines \u2028"), false);
      ledger.append(Map.of("what", "third"), false);
    }
  }

  @Test
  void anUntouchedLedgerIsWholeAndGoesOnWhereItEnded() throws IOException {
    AuditLedger.Head head = AuditLedger.check(path);
    assertThat(head.number()).isEqualTo(3);
    try (AuditLedger again = AuditLedger.open(path)) {
      assertThat(again.append(Map.of("what", "fourth"), true).number()).isEqualTo(4);
    }
    assertThat(Files.readAllLines(path).getLast()).contains("\"previous\":\"" + head.hash());
    assertThat(AuditLedger.check(path).number()).isEqualTo(4);
  }

  @Test
  void aChangedAMissingAndASwappedLineAreFoundAndNothingIsAdded() throws IOException {
    List<String> lines = Files.readAllLines(path);
    List<String> changed = new ArrayList<>(lines);
    changed.set(1, changed.get(1).replace("quotes", "quoted"));
    List<String> missing = new ArrayList<>(lines);
    missing.remove(1);
    List<String> swapped = new ArrayList<>(lines);
    Collections.swap(swapped, 0, 1);
    refused(changed, "line 3 must be entry 3");
    refused(missing, "line 2 must be entry 2");
    refused(swapped, "line 1 must be entry 1");
    refused(List.of("not JSON"), "line 1 is no entry");
  }

  @Test
  void twoWritersAtOnceAreRefused() throws IOException {
    try (AuditLedger _ = AuditLedger.open(path)) {
      assertThatThrownBy(() -> AuditLedger.open(path)).hasMessageContaining("is open already");
    }
  }

  @Test
  void linesOfManyThreadsFormOneChain() throws Exception {
    try (AuditLedger ledger = AuditLedger.open(path)) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        threads.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      for (int n = 0; n < 50; n++) {
                        ledger.append(Map.of("n", Integer.toString(n)), false);
                      }
                    }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    assertThat(AuditLedger.check(path).number()).isEqualTo(403);
  }

  private void refused(List<String> lines, String why) throws IOException {
    Files.write(path, lines);
    assertThatThrownBy(() -> AuditLedger.open(path))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
    assertThat(Files.readAllLines(path)).isEqualTo(lines);
  }
}
