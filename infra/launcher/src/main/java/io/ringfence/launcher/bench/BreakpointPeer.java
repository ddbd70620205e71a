package io.ringfence.launcher.bench;

import java.util.Arrays;

/**
 * The same algorithm as a good engineer writes it in doubles: bends sorted, slopes added up along
 * them. Its last unit is not settled.
 */
final class BreakpointPeer implements FillPeer {
  @Override
  public String name() {
    return "sorted-doubles";
  }

  @Override
  public double[] shares(FillWorkload work) {
    double level = level(work);
    double[] shares = new double[work.size()];
    for (int i = 0; i < shares.length; i++) {
      double share = (level - work.startOf(i)) * work.slope()[i];
      shares[i] = Math.min(Math.max(share, 0), work.cap()[i]);
    }
    return shares;
  }

  private static double level(FillWorkload work) {
    int size = work.size();
    double[] begins = new double[size];
    double[] ends = new double[size];
    double[] beginSlopes = new double[size];
    double[] endSlopes = new double[size];
    Bends.sorted(work, begins, beginSlopes, ends, endSlopes);
    double slope = 0;
    double sum = 0;
    double at = begins[0];
    int begin = 0;
    int end = 0;
    while (begin < size || end < size) {
      boolean isBegin = begin < size && begins[begin] <= ends[end];
      double next = isBegin ? begins[begin] : ends[end];
      if (sum + slope * (next - at) >= work.amount()) {
        break;
      }
      sum += slope * (next - at);
      at = next;
      slope += isBegin ? beginSlopes[begin++] : -endSlopes[end++];
    }
    return slope > 0 ? at + (work.amount() - sum) / slope : at;
  }

  /** Bends of all shares, ascending, each with its slope. */
  private static final class Bends {
    private Bends() {}

    static void sorted(
        FillWorkload work, double[] begins, double[] beginSlopes, double[] ends, double[] slopes) {
      int size = work.size();
      double[][] pairs = new double[size][];
      for (int i = 0; i < size; i++) {
        pairs[i] = new double[] {work.startOf(i), work.slope()[i], work.cap()[i]};
      }
      Arrays.sort(pairs, (left, right) -> Double.compare(left[0], right[0]));
      for (int i = 0; i < size; i++) {
        begins[i] = pairs[i][0];
        beginSlopes[i] = pairs[i][1];
      }
      Arrays.sort(
          pairs,
          (left, right) ->
              Double.compare(left[0] + left[2] / left[1], right[0] + right[2] / right[1]));
      for (int i = 0; i < size; i++) {
        ends[i] = pairs[i][0] + pairs[i][2] / pairs[i][1];
        slopes[i] = pairs[i][1];
      }
    }
  }
}
