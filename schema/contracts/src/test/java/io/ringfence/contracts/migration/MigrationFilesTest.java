package io.ringfence.contracts.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationFilesTest {
  private static final Path FOLDER = Path.of("src/main/resources/clickhouse");

  @Test
  void theIndexNamesEveryFileOfTheFolderInOrder() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> inFolder =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".sql"))
              .sorted()
              .toList();
      assertThat(Files.readAllLines(FOLDER.resolve("index.txt")))
          .as("clickhouse/index.txt: add the new file as its last line")
          .isEqualTo(inFolder);
    }
  }

  @Test
  void everyFileOfThisBuildIsReadWhole() throws IOException {
    List<Migration> migrations = MigrationFiles.onClassPath();
    for (Migration migration : migrations) {
      String text = Files.readString(FOLDER.resolve(migration.file()));
      assertThat(migration.statements())
          .as(migration.file())
          .hasSize(text.split("(?m)^(CREATE|ALTER) ", -1).length - 1);
    }
  }

  @Test
  void theChecksumIsTheSha256OfTheBytes() {
    assertThat(Migration.of("V001__a.sql", "CREATE A;\n".getBytes(UTF_8)).checksum())
        .isEqualTo("7b221f4d07a20b637de191041fb9a5be364f184386a7ce0b627c667a2e533428");
  }

  @ParameterizedTest
  @ValueSource(strings = {"V1__a.sql", "V001_a.sql", "V001__A.sql", "V001__a.txt", "V001__a b.sql"})
  void aNameThatSaysNoVersionIsRefused(String name) {
    assertThatThrownBy(() -> Migration.of(name, "CREATE A;".getBytes(UTF_8)))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("file must be named")
        .hasMessageContaining(name);
  }

  @Test
  void aGapInTheVersionsIsRefused() {
    List<Migration> withGap = List.of(empty("V001__a.sql"), empty("V003__c.sql"));
    assertThatThrownBy(() -> MigrationFiles.inOrder(withGap))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("number 2 is V003__c.sql");
  }

  @Test
  void aStatementThatIsNoDefinitionIsRefused() {
    byte[] text = "CREATE A;\nINSERT INTO a VALUES (1);".getBytes(UTF_8);
    assertThatThrownBy(() -> Migration.of("V001__a.sql", text))
        .isInstanceOf(MigrationException.class)
        .hasMessage(
            "V001__a.sql: a migration only defines, its statements begin with one of CREATE, ALTER,"
                + " DROP; found INSERT");
  }

  @Test
  void aFileWithoutStatementsIsRefused() {
    assertThatThrownBy(() -> Migration.of("V001__a.sql", "-- nothing\n".getBytes(UTF_8)))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("at least one statement");
  }

  private static Migration empty(String file) {
    return Migration.of(file, "CREATE A;".getBytes(UTF_8));
  }
}
