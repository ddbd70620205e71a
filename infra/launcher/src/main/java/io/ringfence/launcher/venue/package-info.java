/** What is shown and written of the comparison of a venue's payloads with our rules. */
@NullMarked
package io.ringfence.launcher.venue;

import org.jspecify.annotations.NullMarked;
