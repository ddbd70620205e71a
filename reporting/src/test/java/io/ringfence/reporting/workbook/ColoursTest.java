package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everybody can read a pack: type stands out from what is behind it, and the fills that say how
 * something stands are told apart by whoever sees no red or no green. Contrast: WCAG 2.2, relative
 * luminance. Colour blindness: Viénot, Brettel and Mollon 1999, in linear light.
 */
class ColoursTest {
  /** WCAG 2.2, 1.4.6, level AAA. */
  private static final double ENOUGH = 7;

  private static final String PAPER = "FFFFFF";

  private static double[] linear(String colour) {
    byte[] parts = HexFormat.of().parseHex(colour);
    double[] linear = new double[3];
    for (int i = 0; i < 3; i++) {
      double part = (parts[i] & 0xFF) / 255.0;
      linear[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
    return linear;
  }

  private static double luminance(String colour) {
    double[] light = linear(colour);
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
  }

  private static double contrast(String one, String other) {
    double lighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  @Test
  void contrastIsThatOfTheStandard() {
    assertThat(contrast("000000", PAPER)).isEqualTo(21);
    assertThat(contrast("777777", PAPER)).isBetween(4.4, 4.5);
    assertThat(contrast(PAPER, PAPER)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void everyCellCanBeRead(Role role) {
    String fill = Objects.requireNonNullElse(role.look().fill(), PAPER);
    assertThat(contrast(role.look().ink(), fill)).isGreaterThan(ENOUGH);
  }

  @Test
  void everyColouredStateCanBeRead() {
    assertThat(Highlights.TONES)
        .hasSize(4)
        .allSatisfy(tone -> assertThat(contrast(tone.ink(), tone.fill())).isGreaterThan(ENOUGH));
  }

  /** How a colour is seen: rows of the matrix of Viénot and others for linear red, green, blue. */
  private static final Map<String, double[][]> EYES = eyes();

  private static Map<String, double[][]> eyes() {
    Map<String, double[][]> eyes = new LinkedHashMap<>();
    eyes.put("all", new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
    eyes.put(
        "no red",
        new double[][] {{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}});
    eyes.put(
        "no green",
        new double[][] {{0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}});
    return eyes;
  }

  private static double[] seen(String colour, double[][] eye) {
    double[] light = linear(colour);
    double[] seen = new double[3];
    for (int i = 0; i < 3; i++) {
      seen[i] = eye[i][0] * light[0] + eye[i][1] * light[1] + eye[i][2] * light[2];
    }
    return lab(seen);
  }

  /** CIE L*a*b* of linear sRGB, white D65. */
  private static double[] lab(double[] light) {
    double x = (0.4124 * light[0] + 0.3576 * light[1] + 0.1805 * light[2]) / 0.9505;
    double y = 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
    double z = (0.0193 * light[0] + 0.1192 * light[1] + 0.9505 * light[2]) / 1.089;
    return new double[] {116 * bent(y) - 16, 500 * (bent(x) - bent(y)), 200 * (bent(y) - bent(z))};
  }

  private static double bent(double share) {
    return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16.0 / 116;
  }

  private static double apart(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += (one[i] - other[i]) * (one[i] - other[i]);
    }
    return Math.sqrt(sum);
  }

  /** 2.3 is the least difference that is noticed at all (CIE 1976); fills are thrice that apart. */
  @Test
  void whatSaysHowSomethingStandsIsToldApartByWhoeverSeesNoRedOrNoGreen() {
    List<String> fills =
        new ArrayList<>(Highlights.TONES.stream().map(tone -> tone.fill()).toList());
    fills.add(PAPER);
    EYES.forEach(
        (who, eye) -> {
          for (int i = 0; i < fills.size(); i++) {
            for (int j = 0; j < i; j++) {
              assertThat(apart(seen(fills.get(i), eye), seen(fills.get(j), eye)))
                  .as("%s: %s and %s", who, fills.get(i), fills.get(j))
                  .isGreaterThan(6.9);
            }
          }
        });
  }
}
