/** What does not tie: rows that are not accounted for, and rows that were not taken. */
@NullMarked
package io.ringfence.api.breaks;

import org.jspecify.annotations.NullMarked;
