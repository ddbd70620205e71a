package io.ringfence.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The growth plot is of what was measured, at every size up to the one that was asked for. */
class GrowthBenchTest {
  @TempDir private Path folder;

  @Test
  void theTableHasALineForEverySizeAndThePictureItsCurves() throws Exception {
    new GrowthBench(new BenchOptions(true, 1, 7, 3_000, 1, 5, folder)).run();

    List<String> lines = Files.readAllLines(folder.resolve("growth.csv"));
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst())
        .isEqualTo(
            "positions,ns_per_tick_same_crossings,ns_per_tick_2bp,crossings_2bp,ns_vector_scan");
    assertThat(lines.get(1)).matches("1000(,\\d+\\.\\d+){4}");
    assertThat(lines.get(2)).matches("3000(,\\d+\\.\\d+){4}");
    BufferedImage image = ImageIO.read(folder.resolve("growth.png").toFile());
    assertThat(image.getWidth()).isEqualTo(GrowthPlot.WIDTH);
    assertThat(image.getHeight()).isEqualTo(GrowthPlot.HEIGHT);
    for (Color colour : List.of(new Color(0xB2182B), new Color(0x2166AC), new Color(0x1B7837))) {
      assertThat(pixels(image, colour)).as("pixels of %s", colour).isGreaterThan(50);
    }
  }

  private static long pixels(BufferedImage image, Color colour) {
    long found = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        found += image.getRGB(x, y) == colour.getRGB() ? 1 : 0;
      }
    }
    return found;
  }

  @Test
  void flatnessIsTheDearestSizeByTheCheapestWhicheverTheyAre() {
    Growth growth =
        new Growth(
            List.of(
                new Growth.Point(1_000, 20, 25, 1, 1_000),
                new Growth.Point(10_000, 16, 40, 5, 10_000),
                new Growth.Point(100_000, 24, 400, 50, 100_000)));

    assertThat(growth.flatness()).isEqualTo(1.5, within(1e-9));
    assertThat(growth.belowScan()).isEqualTo(250, within(1e-9));
    assertThat(growth.summary())
        .isEqualTo(
            "1000 to 100000 positions: with as many crossings the dearest size costs 1.50 times the"
                + " cheapest, at the largest a scan costs 250.0 times a tick of up to 2 bp");
    assertThat(new Growth(List.of(growth.points().getFirst())).flatness()).isEqualTo(1);
    assertThatThrownBy(() -> new Growth(List.of())).hasMessage("points must be at least one");
  }
}
