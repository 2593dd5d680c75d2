package dev.ashlar.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.io.File;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenProperty;
import org.openapitools.codegen.SupportingFile;
import org.openapitools.codegen.languages.SpringCodegen;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.ModelsMap;
import org.openapitools.codegen.model.OperationsMap;
import org.openapitools.codegen.utils.ModelUtils;

/// Adds to the Spring generator what Mustache cannot decide: who may call, where arguments come from, and which fields
/// of a patch can be cleared. The templates beside it do the writing.
public final class ApiSpecCodegen extends SpringCodegen {
    public ApiSpecCodegen() {
        embeddedTemplateDir = templateDir = "apispec";
        reservedWords.removeIf(word -> !SourceVersion.isKeyword(word));
    }

    @Override
    public String getName() {
        return "apispec";
    }

    /// Prints nothing: the build's output is for what needs attention.
    @Override
    public void postProcess() {}

    @Override
    public Map<String, Object> postProcessSupportingFileData(Map<String, Object> objects) {
        var folder = (sourceFolder + '.' + modelPackage()).replace('.', File.separatorChar);
        supportingFiles.clear();
        supportingFiles.add(
                new SupportingFile("package-info.mustache", folder, "package-info.java"));
        return super.postProcessSupportingFileData(objects);
    }

    @Override
    public OperationsMap postProcessOperationsWithModels(
            OperationsMap objects, List<ModelMap> allModels) {
        var signatures = new Signatures(allModels);
        objects.getOperations().getOperation().forEach(signatures::describe);
        return objects;
    }

    /// What may be one of several kinds of JSON has no type of its own.
    @Override
    @SuppressWarnings("rawtypes")
    public String getSchemaType(Schema schema) {
        return isMixed(schema) ? "Object" : super.getSchemaType(schema);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public CodegenModel fromModel(String name, Schema schema) {
        var model = super.fromModel(name, schema);
        var alternatives = alternatives(schema, false);
        for (var property : model.vars) {
            var always = property.required && !alternatives.contains(property.baseName);
            property.vendorExtensions.put("x-type", type(property, always, name.endsWith("Patch")));
            if (property.baseName.equals("etag") && property.isString) {
                model.vendorExtensions.put("x-tagged", true);
            }
        }
        return model;
    }

    @Override
    public Map<String, ModelsMap> postProcessAllModels(Map<String, ModelsMap> objects) {
        var processed = super.postProcessAllModels(objects);
        processed.keySet().removeIf(name -> isMixed(ModelUtils.getSchema(openAPI, name)));
        return processed;
    }

    private static String type(CodegenProperty property, boolean always, boolean patch) {
        if (patch && property.isNullable) {
            return "Change<" + property.datatypeWithEnum + ">";
        }
        var nullable = !always || property.isNullable;
        return (nullable ? "@Nullable " : "") + property.datatypeWithEnum;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private boolean isMixed(Schema schema) {
        var target = ModelUtils.getReferencedSchema(openAPI, schema);
        return target != null
                && ModelUtils.hasOneOf(target)
                && ((List<Schema>) target.getOneOf()).stream().anyMatch(it -> !isRecord(it));
    }

    @SuppressWarnings("rawtypes")
    private boolean isRecord(Schema schema) {
        var target = ModelUtils.getReferencedSchema(openAPI, schema);
        return target.getProperties() != null || ModelUtils.isComplexComposedSchema(target);
    }

    /// The properties that only some alternatives of a `oneOf` have: no record can count on them.
    @SuppressWarnings({"rawtypes", "unchecked"})
    private Set<String> alternatives(Schema schema, boolean inside) {
        var target = ModelUtils.getReferencedSchema(openAPI, schema);
        var names = new LinkedHashSet<String>();
        if (inside && target.getProperties() != null) {
            names.addAll(target.getProperties().keySet());
        }
        if (target.getOneOf() != null) {
            ((List<Schema>) target.getOneOf()).forEach(it -> names.addAll(alternatives(it, true)));
        }
        if (target.getAllOf() != null) {
            ((List<Schema>) target.getAllOf())
                    .forEach(it -> names.addAll(alternatives(it, inside)));
        }
        return names;
    }
}
