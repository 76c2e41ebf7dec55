package dev.wonflow.api.shop;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the demo shop links to.
 *
 * @param keysFile JSON with the demo keys, where there are keys
 */
@ConfigurationProperties("wonflow.shop")
record ShopSettings(
    @DefaultValue("http://localhost:8233") URI temporalUi,
    @DefaultValue("http://localhost:8090") URI simulator,
    @Nullable Path keysFile) {}
