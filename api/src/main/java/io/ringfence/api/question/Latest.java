package io.ringfence.api.question;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list of what is numbered is wanted, the latest first.
 *
 * @param before only those before this one; absent: from the latest
 * @param limit most of them; absent: as many as is usual for the list
 */
public record Latest(
    @Parameter(description = "`next` of the page before; absent: the latest.")
        @Pattern(regexp = "[A-Z]-[1-9][0-9]{0,8}", message = "must be the next of a page before")
        @Nullable String before,
    @Parameter(
            description =
                "Most rows, 1 to 2000; absent: 100 reports, 200 incidents, 50 batches of moves.")
        @Min(1)
        @Max(2000)
        @Nullable Integer limit) {
  /**
   * A part of a list.
   *
   * @param rows the rows
   * @param next {@code before} of the part that follows; absent: this is the last
   */
  public record Rows<R>(List<R> rows, @Nullable String next) {}

  /**
   * The part.
   *
   * @param all everything, the latest first
   * @param name name of one, ending with its number
   * @param usual how many where nobody says
   */
  public <R> Rows<R> of(List<R> all, Function<R, String> name, int usual) {
    int most = limit == null ? usual : limit;
    List<R> found =
        all.stream()
            .filter(one -> before == null || number(name.apply(one)) < number(before))
            .limit(most + 1L)
            .toList();
    return found.size() > most
        ? new Rows<>(found.subList(0, most), name.apply(found.get(most - 1)))
        : new Rows<>(found, null);
  }

  private static long number(String name) {
    return Long.parseLong(name.substring(name.lastIndexOf('-') + 1));
  }
}
