package dev.ashlar.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.ashlar.kernel.Settings;

/// Sets up the log when its first line is written: to standard output unless the program says otherwise, as `LOG_LEVEL` and
/// `LOG_FORMAT` say. Code and no XML, which would cost every start a tenth of a second.
///
/// Public because logback finds it as a service.
public final class LoggingConfigurator extends ContextAwareBase implements Configurator {
    static final String TARGET = "dev.ashlar.log.target";

    private static final String PATTERN =
            "%d{HH:mm:ss.SSS} %-5level %logger{30} - %msg %mdc %kvp%n%ex";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var settings = RuntimeSettings.read(new Settings(System.getenv()));
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("console");
        appender.setTarget(System.getProperty(TARGET, "System.out"));
        appender.setEncoder(encoder(settings.logFormat(), context));
        appender.start();

        var ours = Level.toLevel(settings.logLevel().name());
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        root.setLevel(ours.equals(Level.INFO) ? Level.WARN : ours);
        context.getLogger("dev.ashlar").setLevel(ours);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static Encoder<ILoggingEvent> encoder(LogFormat format, LoggerContext context) {
        var encoder =
                switch (format) {
                    case JSON -> new JsonLines();
                    case TEXT -> text();
                };
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static PatternLayoutEncoder text() {
        var encoder = new PatternLayoutEncoder();
        encoder.setPattern(PATTERN);
        return encoder;
    }
}
