/** What desks were told, and how fast. */
@NullMarked
package io.ringfence.api.alert;

import org.jspecify.annotations.NullMarked;
