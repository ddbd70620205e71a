package io.ringfence.clickhouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine's refusals are read as what they are. */
class EngineTest {
  @TempDir private Path folder;

  @Test
  void fileThatIsNoLibraryIsRefusedInOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("libchdb.so"), "no library");
    assertThatThrownBy(() -> Engine.open(file, folder, List.of()))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining(file + " cannot be loaded")
        .hasMessageContaining("--clickhouse-url")
        .hasMessageNotContaining("\n");
  }

  @Test
  void codeIsReadFromTheEnginesText() {
    assertThat(EngineException.of("Code: 60. DB::Exception: absent. (UNKNOWN_TABLE)").code())
        .isEqualTo(60);
    assertThat(EngineException.of("it broke").code()).isEqualTo(EngineException.UNKNOWN);
  }
}
