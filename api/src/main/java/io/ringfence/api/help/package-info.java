/** What figures mean, and where venues keep their settings. */
@NullMarked
package io.ringfence.api.help;

import org.jspecify.annotations.NullMarked;
