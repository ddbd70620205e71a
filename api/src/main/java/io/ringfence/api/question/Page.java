package io.ringfence.api.question;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a long answer is wanted.
 *
 * @param limit most rows; absent: {@value #USUAL}
 * @param cursor where the page before said that the next begins; absent: at the beginning
 */
public record Page(
    @Parameter(description = "Most rows of a page, 1 to 5000; absent: 500.", example = "500")
        @Min(1)
        @Max(5000)
        @Nullable Integer limit,
    @Parameter(
            description =
                "`next` of the page before, with the same other parameters. Pages belong to one"
                    + " instant and one state of knowledge, whatever is stored in between.")
        @Size(min = 1, max = 4000)
        @Nullable String cursor) {
  private static final int USUAL = 500;

  /** Most rows of this page. */
  public int most() {
    return limit == null ? USUAL : limit;
  }
}
