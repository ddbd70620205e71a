package io.ringfence.api.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Files of tables that were asked for again. */
class KeptTablesTest {
  private static final byte[] TABLE = "rows".repeat(1_000).getBytes(StandardCharsets.UTF_8);

  @Test
  void whatIsAskedForASecondTimeIsKeptAndNothingElse() throws IOException {
    try (KeptTables tables = KeptTables.of(1 << 20)) {
      assertThat(passedOn(tables, "one")).isEqualTo(TABLE);
      assertThat(tables.find("one")).isEmpty();
      assertThat(passedOn(tables, "one")).isEqualTo(TABLE);
      assertThat(tables.find("other")).isEmpty();
      assertThat(tables.find("one"))
          .hasValueSatisfying(
              file -> {
                assertThat(file.path()).hasBinaryContent(TABLE);
                assertThat(file.bytes()).isEqualTo(TABLE.length);
              });
    }
  }

  @Test
  void aTableThatWasNotReadToItsEndIsNotKept() throws IOException {
    try (KeptTables tables = KeptTables.of(1 << 20)) {
      passedOn(tables, "one");
      try (KeptTables.PassedOn broken = tables.passOn("one", OutputStream.nullOutputStream())) {
        broken.write(TABLE);
      }
      assertThat(tables.find("one")).isEmpty();
      passedOn(tables, "one");
      assertThat(tables.find("one")).isPresent();
    }
  }

  @Test
  void filesStayWithinTheirBound() throws IOException {
    try (KeptTables tables = KeptTables.of(3L * TABLE.length)) {
      for (int key = 0; key < 20; key++) {
        passedOn(tables, "key " + key);
        passedOn(tables, "key " + key);
      }
      long kept = 0;
      for (int key = 0; key < 20; key++) {
        kept += tables.find("key " + key).map(KeptTables.File::bytes).orElse(0L);
      }
      assertThat(kept).isPositive().isLessThanOrEqualTo(3L * TABLE.length);
    }
  }

  @Test
  void oneThatIsTooLargeIsPassedOnAndNotKept() throws IOException {
    try (KeptTables tables = KeptTables.of(TABLE.length)) {
      passedOn(tables, "one");
      assertThat(passedOn(tables, "one")).isEqualTo(TABLE);
      assertThat(tables.find("one")).isEmpty();
    }
  }

  @Test
  void nobodyElseMayReadThemAndTheyGoWithTheServer() throws IOException {
    Path file;
    try (KeptTables tables = KeptTables.of(1 << 20)) {
      passedOn(tables, "one");
      passedOn(tables, "one");
      file = tables.find("one").orElseThrow().path();
      assertThat(Files.getPosixFilePermissions(file.getParent()))
          .allSatisfy(permission -> assertThat(permission.name()).startsWith("OWNER"));
    }
    assertThat(file.getParent()).doesNotExist();
  }

  private static byte[] passedOn(KeptTables tables, String key) throws IOException {
    ByteArrayOutputStream reader = new ByteArrayOutputStream();
    try (KeptTables.PassedOn passed = tables.passOn(key, reader)) {
      passed.write(TABLE);
      passed.finish();
    }
    return reader.toByteArray();
  }
}
