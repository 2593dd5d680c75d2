package dev.ashlar.architecture;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Reads poms as text and tree; Maven itself is not needed for that.
final class Poms {
    private Poms() {}

    static Brick read(Path workspace, Path pom) {
        try {
            String text = Files.readString(pom);
            String folder = workspace.relativize(pom.getParent()).toString();
            return parse(folder, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Brick parse(String folder, String text) {
        Element project = tree(text).getDocumentElement();
        return new Brick(
                folder,
                child(project, "artifactId"),
                child(project, "description"),
                dependenciesOf(project),
                (int) text.lines().count(),
                versionsOf(project));
    }

    private static List<Brick.Dependency> dependenciesOf(Element project) {
        List<Brick.Dependency> found = new ArrayList<>();
        for (Element list : children(project, "dependencies")) {
            for (Element each : children(list, "dependency")) {
                found.add(
                        new Brick.Dependency(
                                child(each, "groupId"),
                                child(each, "artifactId"),
                                child(each, "scope")));
            }
        }
        return found;
    }

    private static List<String> versionsOf(Element project) {
        List<String> found = new ArrayList<>();
        var all = project.getElementsByTagName("version");
        for (int i = 0; i < all.getLength(); i++) {
            String version = all.item(i).getTextContent().trim();
            boolean isOfParent = all.item(i).getParentNode().getNodeName().equals("parent");
            if (!isOfParent && !version.startsWith("${")) {
                found.add(version);
            }
        }
        return found;
    }

    private static String child(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? "" : found.getFirst().getTextContent().trim();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static Document tree(String text) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("A pom is no XML", e);
        }
    }
}
